// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/live/sample_feed.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <utility>

namespace facialis::engine {
namespace {

constexpr std::size_t heldFrames = 1024;

bool isAllMissing(const SampleBlock& block)
{
    for (std::size_t c = 0; c < block.channels(); ++c)
        if (!std::ranges::all_of(block.channel(c), [](double v) { return std::isnan(v); }))
            return false;
    return block.frames() > 0;
}

}  // namespace

SampleFeed::SampleFeed(std::size_t channels, Frequency rate, Duration capacity, std::string reader)
    : ring_(channels, static_cast<std::size_t>(std::max<std::int64_t>(
                          static_cast<std::int64_t>(heldFrames), sampleAt(capacity, rate)))),
      rate_(rate),
      reader_(std::move(reader)),
      held_(channels, heldFrames)
{
    held_.setFrames(0);
}

void SampleFeed::put(const SampleBlock& block) noexcept
{
    if (isAllMissing(block))
        skip({block.firstFrame(), block.firstFrame() + static_cast<std::int64_t>(block.frames())});
    else
        ring_.write(block);
    // Without the mutex a bell may be missed; the reader looks again within its patience.
    bell_.notify_one();
}

void SampleFeed::skip(SampleRange frames)
{
    const std::lock_guard lock(mutex_);
    if (!missing_.empty() && missing_.back().end == frames.begin)
        missing_.back().end = frames.end;
    else
        missing_.push_back(frames);
}

SampleRange SampleFeed::firstMissing()
{
    const std::lock_guard lock(mutex_);
    while (!missing_.empty() && missing_.front().end <= next_)
        missing_.pop_front();
    return missing_.empty() ? SampleRange{} : missing_.front();
}

void SampleFeed::put(Annotation annotation)
{
    const std::lock_guard lock(mutex_);
    annotations_.push_back(std::move(annotation));
}

void SampleFeed::put(Gap gap)
{
    const std::lock_guard lock(mutex_);
    gaps_.push_back(std::move(gap));
}

void SampleFeed::close(std::int64_t end)
{
    end_.store(end, std::memory_order_release);
    bell_.notify_one();
}

SampleFeed::Status SampleFeed::read(SampleBlock& into, Duration patience)
{
    if (held_.frames() == 0) {
        // Asked before the ring: what was put before the end is then seen.
        std::int64_t end = end_.load(std::memory_order_acquire);
        if (ring_.read(held_) == 0) {
            if (end < 0) {
                await(patience);
                end = end_.load(std::memory_order_acquire);
            }
            if (ring_.read(held_) == 0) {
                const SampleRange missing = firstMissing();
                if (!missing.isEmpty() && missing.begin <= next_)
                    return fill(into, missing.end);
                if (end < 0) {
                    into.setFrames(0);
                    return Status::nothing;
                }
                return fill(into, end);
            }
        }
    }
    if (held_.firstFrame() > next_)
        return fill(into, held_.firstFrame());
    const std::size_t frames = std::min(held_.frames(), into.capacity());
    into.setFirstFrame(next_);
    into.setFrames(frames);
    for (std::size_t c = 0; c < into.channels(); ++c) {
        const auto from = held_.channel(c);
        std::copy_n(from.begin(), frames, into.channel(c).begin());
        std::copy(from.begin() + static_cast<std::ptrdiff_t>(frames), from.end(), from.begin());
    }
    held_.setFirstFrame(held_.firstFrame() + static_cast<std::int64_t>(frames));
    held_.setFrames(held_.frames() - frames);
    next_ += static_cast<std::int64_t>(frames);
    return Status::frames;
}

SampleFeed::Status SampleFeed::fill(SampleBlock& into, std::int64_t upTo)
{
    const SampleRange missing = firstMissing();
    const bool isOfTheSource = !missing.isEmpty() && missing.begin <= next_;
    if (!missing.isEmpty())
        upTo = std::min(upTo, isOfTheSource ? missing.end : missing.begin);
    const auto frames = static_cast<std::size_t>(
        std::min(upTo - next_, static_cast<std::int64_t>(into.capacity())));
    into.setFirstFrame(next_);
    into.setFrames(frames);
    if (frames == 0)
        return Status::closed;
    if (!isOfTheSource && saidMissingUpTo_ < upTo) {
        put(Gap{{timeOf(next_, rate_), timeOf(upTo, rate_)},
                fmt::format("{} frames that {} could not take in time", upTo - next_, reader_)});
        saidMissingUpTo_ = upTo;
    }
    for (std::size_t c = 0; c < into.channels(); ++c)
        std::fill_n(into.channel(c).begin(), frames, std::numeric_limits<double>::quiet_NaN());
    next_ += static_cast<std::int64_t>(frames);
    return Status::frames;
}

void SampleFeed::await(Duration patience)
{
    std::unique_lock lock(mutex_);
    bell_.wait_for(lock, std::chrono::duration<double>(patience.seconds()));
}

std::vector<Annotation> SampleFeed::takeAnnotations()
{
    const std::lock_guard lock(mutex_);
    return std::exchange(annotations_, {});
}

std::vector<Gap> SampleFeed::takeGaps()
{
    const std::lock_guard lock(mutex_);
    return std::exchange(gaps_, {});
}

}  // namespace facialis::engine
