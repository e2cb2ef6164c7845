// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "data/model/units.hpp"

namespace facialis::acquisition {

/// Frames without a break between them.
struct StampedRun {
    std::int64_t firstFrame = 0;
    std::int64_t frames = 0;
    double firstTime = 0.0;  ///< of the first frame on the fitted line, seconds of its clock
};

/// What the time stamps of a stream say: runs of frames, each on a line of one common slope.
struct StampFit {
    std::vector<StampedRun> runs;    ///< never empty; ascending by frame, they cover all frames
    Duration interval;               ///< fitted time between two frames
    Duration intervalError;          ///< its standard error; infinite where it cannot be known
    Duration jitter, largestJitter;  ///< root mean square and largest distance from the lines
    std::int64_t stamps = 0;
    bool hasTooManyBreaks = false;  ///< more than mostBreaks: this is no regular clock
};

/// Calls back with (frame, stamp) for every stamped frame, in order.
using VisitStamps = std::function<void(const std::function<void(std::int64_t, double)>&)>;

constexpr std::size_t mostBreaks = 100'000;

/// Least squares over all runs with one slope and an intercept each. A new run begins where a stamp
/// is farther than one second and 500 samples from where the one before it puts it (the rule of
/// pyxdf, github.com/xdf-modules/pyxdf). Visits the stamps twice.
/// @param expected  the interval between two frames as stated; above zero
[[nodiscard]] StampFit fitStamps(std::int64_t frames, Duration expected, const VisitStamps& visit);

}  // namespace facialis::acquisition
