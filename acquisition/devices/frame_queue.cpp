// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/devices/frame_queue.hpp"

#include <algorithm>
#include <limits>

namespace facialis::acquisition {

FrameQueue::FrameQueue(std::size_t columns, std::vector<ShownChannel> shown)
    : columns_(columns), shown_(std::move(shown))
{
}

void FrameQueue::add(std::span<const double> values)
{
    compact();
    values_.insert(values_.end(), values.begin(), values.end());
}

void FrameQueue::place(std::int64_t lostBefore)
{
    if (lostBefore == 0 && !runs_.empty())
        ++runs_.back().there;
    else
        runs_.push_back({lostBefore, 1});
}

bool FrameQueue::take(SampleBlock& into)
{
    if (runs_.empty() || into.capacity() == 0)
        return false;
    const auto capacity = static_cast<std::int64_t>(into.capacity());
    std::int64_t filled = 0;
    into.setFrames(into.capacity());
    while (filled < capacity && !runs_.empty()) {
        Run& run = runs_.front();
        const bool isLost = run.lost > 0;
        const std::int64_t count = std::min(capacity - filled, isLost ? run.lost : run.there);
        for (std::size_t k = 0; k < shown_.size(); ++k) {
            const auto samples = into.channel(k).subspan(static_cast<std::size_t>(filled),
                                                         static_cast<std::size_t>(count));
            if (isLost) {
                std::ranges::fill(samples, std::numeric_limits<double>::quiet_NaN());
                continue;
            }
            const ShownChannel& shown = shown_[k];
            std::size_t at = begin_ + shown.column;
            for (double& sample : samples) {
                sample = values_[at] * shown.scale + shown.offset;
                at += columns_;
            }
        }
        filled += count;
        if (isLost) {
            run.lost -= count;
            continue;
        }
        begin_ += static_cast<std::size_t>(count) * columns_;
        run.there -= count;
        if (run.there == 0)
            runs_.pop_front();
    }
    into.setFrames(static_cast<std::size_t>(filled));
    return true;
}

void FrameQueue::compact()
{
    if (begin_ == 0 || begin_ * 2 < values_.size())
        return;
    values_.erase(values_.begin(), values_.begin() + static_cast<std::ptrdiff_t>(begin_));
    begin_ = 0;
}

}  // namespace facialis::acquisition
