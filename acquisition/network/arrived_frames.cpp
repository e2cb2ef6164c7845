// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/network/arrived_frames.hpp"

#include <algorithm>
#include <limits>

namespace facialis::acquisition {

void ArrivedFrames::push(std::span<const double> frame)
{
    values_.insert(values_.end(), frame.begin(), frame.end());
    ++pushed_;
}

void ArrivedFrames::pushMissing(std::int64_t frames, const std::string& reason)
{
    if (frames <= 0)
        return;
    missing_.push_back({pushed_, frames, reason});
    gaps_.push_back({pushed_, frames, reason});
    pushed_ += frames;
}

void ArrivedFrames::take(SampleBlock& into)
{
    const std::int64_t frames =
        std::min(static_cast<std::int64_t>(into.capacity()), pushed_ - taken_);
    into.setFirstFrame(taken_);
    into.setFrames(static_cast<std::size_t>(frames));
    for (std::int64_t i = 0; i < frames; ++i, ++taken_) {
        while (!missing_.empty() && missing_.front().first + missing_.front().count <= taken_)
            missing_.pop_front();
        const bool isMissing = !missing_.empty() && missing_.front().first <= taken_;
        for (std::size_t k = 0; k < channels_; ++k) {
            into.channel(k)[static_cast<std::size_t>(i)] =
                isMissing ? std::numeric_limits<double>::quiet_NaN() : values_.front();
            if (!isMissing)
                values_.pop_front();
        }
    }
}

std::vector<Gap> ArrivedFrames::takeGaps()
{
    std::vector<Gap> gaps;
    while (!gaps_.empty() && gaps_.front().first + gaps_.front().count <= taken_) {
        const Missing& missing = gaps_.front();
        gaps.push_back(
            {{timeOf(missing.first, rate_), timeOf(missing.first + missing.count, rate_)},
             missing.reason});
        gaps_.pop_front();
    }
    return gaps;
}

}  // namespace facialis::acquisition
