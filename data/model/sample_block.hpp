// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace facialis {

/// Consecutive frames of channels that share one rate; channel-major, physical values.
///
/// Storage is kept when a block is resized to fewer frames, so that a live loop that reuses one
/// block does not allocate.
class SampleBlock {
public:
    SampleBlock() = default;
    SampleBlock(std::size_t channels, std::size_t capacity)
        : channels_(channels), capacity_(capacity), frames_(capacity), samples_(channels * capacity)
    {
    }

    [[nodiscard]] std::size_t channels() const { return channels_; }
    [[nodiscard]] std::size_t frames() const { return frames_; }
    [[nodiscard]] std::size_t capacity() const { return capacity_; }

    /// Index of the first frame since the start of the stream.
    [[nodiscard]] std::int64_t firstFrame() const { return firstFrame_; }
    void setFirstFrame(std::int64_t frame) { firstFrame_ = frame; }

    /// How many of the frames are filled; at most capacity().
    void setFrames(std::size_t frames)
    {
        assert(frames <= capacity_ && "a block never grows beyond what it was made for");
        frames_ = frames;
    }

    [[nodiscard]] std::span<double> channel(std::size_t index)
    {
        return std::span(samples_).subspan(index * capacity_, frames_);
    }
    [[nodiscard]] std::span<const double> channel(std::size_t index) const
    {
        return std::span(samples_).subspan(index * capacity_, frames_);
    }

private:
    std::size_t channels_ = 0;
    std::size_t capacity_ = 0;
    std::size_t frames_ = 0;
    std::int64_t firstFrame_ = 0;
    std::vector<double> samples_;
};

}  // namespace facialis
