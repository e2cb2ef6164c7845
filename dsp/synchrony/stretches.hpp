// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "data/model/time_interval.hpp"

namespace facialis::dsp {

/// Intervals with a margin on both sides, those that then meet joined: ascending and disjoint.
/// @param intervals  ascending by onset
[[nodiscard]] std::vector<TimeInterval> stretches(std::span<const TimeInterval> intervals,
                                                  Duration margin);

/// Whether one of some stretches overlaps an interval.
[[nodiscard]] bool overlapOne(std::span<const TimeInterval> stretches, TimeInterval interval);

}  // namespace facialis::dsp
