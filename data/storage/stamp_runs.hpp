// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "data/model/units.hpp"
#include "data/storage/frame_run.hpp"

namespace facialis {

/// Evenly spaced samples with gaps between them, as timestamps tell it.
struct StampRuns {
    Duration interval;           ///< from one sample to the next
    Duration farthest;           ///< of a stamp from even spacing inside its run
    std::vector<FrameRun> runs;  ///< the first begins at 0
};

/// Cuts stamps into runs wherever one comes more than one and a half intervals (the median) after
/// the last; the interval is then the mean over all runs. Each run is put on the grid of the first.
/// @param stamps  seconds, one a sample, at least 2
/// @return empty where that is no even spacing: a stamp that goes back or is no number, one farther
/// than half an interval from its place, runs of fewer than 16 samples on average
[[nodiscard]] std::optional<StampRuns> runsOfStamps(std::span<const double> stamps);

}  // namespace facialis
