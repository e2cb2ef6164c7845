// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "dsp/detection/detector.hpp"

namespace facialis::bench {

/// What was found in one recording, held against the truth; errors in samples, found - true.
struct Tally {
    int found = 0, invented = 0, missed = 0;
    std::vector<std::int32_t> onset, offset, alarm;
};

/// Neighbours with a pause of at most 30 ms are one, artifacts are left out.
[[nodiscard]] std::vector<dsp::DetectedActivity> merged(
    std::span<const dsp::DetectedActivity> activities);

/// The rule of `facialis evaluate` for one channel without blinks: merged, then one to one, largest
/// overlap first.
[[nodiscard]] Tally score(std::span<const SampleRange> truth,
                          std::span<const dsp::DetectedActivity> activities);

struct Counts {
    double found = 0, invented = 0, missed = 0;
    [[nodiscard]] double f1() const
    {
        const double all = 2.0 * found + invented + missed;
        return all > 0.0 ? 2.0 * found / all : 0.0;
    }
};
[[nodiscard]] Counts total(std::span<const Tally> tallies);

struct Deficit {
    double mean = 0.0, low = 0.0, high = 0.0;
};
/// By how much F1 of `ours` lies below that of `theirs`, with the 95 % interval of the paired
/// bootstrap over recordings (2000 drawings, percentiles).
[[nodiscard]] Deficit deficit(std::span<const Tally> ours, std::span<const Tally> theirs);

/// Of `values`, which are put in order; NaN if there are none.
[[nodiscard]] double quantile(std::vector<double>& values, double q);

}  // namespace facialis::bench
