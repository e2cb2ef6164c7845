// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "data/model/sample_range.hpp"

namespace facialis {

/// The newest samples of each channel of a stream, for the screen: single precision, a fixed number
/// a channel, the oldest give way. All memory is taken at construction.
/// Threads: one at a time, or the caller's lock.
class RecentSamples {
public:
    /// @param capacity  samples a channel, at least 1
    RecentSamples(std::size_t channels, std::size_t capacity);

    /// Adds the next samples of one channel; channels may grow at their own pace.
    void append(std::size_t channel, std::span<const double> samples) noexcept;

    [[nodiscard]] std::size_t capacity() const { return capacity_; }
    /// Which samples of a channel are still there, counted from the start of the stream.
    [[nodiscard]] SampleRange kept(std::size_t channel) const;
    /// @param range  inside kept() @param into  exactly range.length() values
    void read(std::size_t channel, SampleRange range, std::span<double> into) const noexcept;

private:
    std::size_t capacity_;
    std::vector<std::int64_t> lengths_;  ///< samples seen, by channel
    std::vector<float> samples_;         ///< capacity_ a channel, sample i at i % capacity_
};

}  // namespace facialis
