// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "data/model/units.hpp"

namespace facialis::dsp {

/// What counts as rhythmic. The defaults: myokymic groups recur at 3-8 Hz (Banik & Miller 2004);
/// the limits are a little wider, because a rate is estimated, too.
struct RhythmLimits {
    Duration shortest = Duration(0.100);
    Duration longest = Duration(0.400);
    double tolerance = 0.35;  ///< an interval may differ by this much from the run's median
    std::size_t fewestEvents = 5;
};

/// Events first .. last (indices, inclusive) that follow one another regularly.
struct RhythmicRun {
    std::size_t first = 0, last = 0;
};

/// Stretches of at least `fewestEvents` events whose intervals all lie between the limits and
/// within the tolerance of their median. Runs are disjoint, in order, and cut at 64 events.
[[nodiscard]] std::vector<RhythmicRun> rhythmicRuns(std::span<const Duration> events,
                                                    const RhythmLimits& limits = {});

struct RhythmSummary {
    Duration interval;       ///< median interval inside the runs
    double variation = 0.0;  ///< coefficient of variation: each run's intervals over its own mean
};

/// Empty for no runs.
[[nodiscard]] std::optional<RhythmSummary> summarised(std::span<const Duration> events,
                                                      std::span<const RhythmicRun> runs);

}  // namespace facialis::dsp
