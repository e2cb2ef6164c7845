// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "data/model/sample_range.hpp"

namespace facialis {

/// Lowest and highest value of each column of a trace; NaN where it has no sample.
struct MinMaxColumns {
    std::vector<float> low, high;
};

/// Answers "lowest and highest value here" for any stretch of a long recording at once, so that
/// drawing never reads all samples.
///
/// Level 0 holds one pair of floats for every baseSamples() samples of a channel, each further
/// level one for 8 of the level below. baseSamples() is 64, or as many doublings of it as keep the
/// whole pyramid under 64 MB; where the length was not known, it doubles when the limit is reached.
/// Views finer than baseSamples() a column are read from the file instead.
/// Threads: one at a time, or the caller's lock.
class MinMaxPyramid {
public:
    static constexpr std::int64_t finestBase = 64;
    static constexpr std::size_t factor = 8;
    static constexpr std::size_t mostBytes = 64'000'000;

    /// @param expectedLength  samples a channel, as far as known; 0: unknown
    /// @param limitBytes      for tests; at least one pair a channel is always kept
    MinMaxPyramid(std::size_t channels, std::int64_t expectedLength,
                  std::size_t limitBytes = mostBytes);

    /// Takes all the memory that the limit allows now, so that a recording of unknown length does
    /// not grow while it runs; afterwards append() allocates nothing.
    void takeMemory();

    /// Adds the next samples of one channel. NaN counts as no sample. Channels may grow at their
    /// own pace; blocks of any size give the same pyramid.
    void append(std::size_t channel, std::span<const double> samples);

    /// Samples that one pair of level 0 stands for.
    [[nodiscard]] std::int64_t baseSamples() const { return base_; }
    /// Samples of a channel seen so far.
    [[nodiscard]] std::int64_t length(std::size_t channel) const { return traces_[channel].length; }
    [[nodiscard]] std::size_t bytes() const;

    /// Column c of n covers samples `range.begin + c * range.length() / n` up to the next column's,
    /// widened to whole multiples of baseSamples(). Samples outside [0, length) are none.
    /// @param columns at least 1
    [[nodiscard]] MinMaxColumns query(std::size_t channel, SampleRange range,
                                      std::size_t columns) const;

private:
    struct Pair {
        float low, high;  ///< low > high: no sample
        /// @return whether it became wider
        bool add(Pair other);
    };
    struct Trace {
        std::int64_t length = 0;
        std::vector<std::vector<Pair>> levels;  ///< those above the first that has one pair: empty
    };
    static const Pair nothing;

    [[nodiscard]] static Pair extremes(std::span<const double> samples);
    [[nodiscard]] static Pair over(const Trace& trace, std::size_t first, std::size_t last);
    /// @return how many pairs were new
    static std::size_t put(Trace& trace, std::size_t index, Pair pair);
    static void fillFromBelow(Trace& trace, std::size_t level);
    void coarsen();

    std::int64_t base_ = finestBase;
    std::size_t limitBytes_;
    std::size_t pairs_ = 0;  ///< of all levels and channels
    std::vector<Trace> traces_;
};

}  // namespace facialis
