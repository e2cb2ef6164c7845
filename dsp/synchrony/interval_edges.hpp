// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "data/model/time_interval.hpp"

namespace facialis::dsp {

/// When some intervals begin and end. What is bound to them, begins or ends with them.
class IntervalEdges {
public:
    /// @param intervals  in any order
    explicit IntervalEdges(std::span<const TimeInterval> intervals);

    /// Whether an interval both begins and ends farther than `distance` from every edge, on
    /// whichever side of it.
    [[nodiscard]] bool areFarFrom(TimeInterval interval, Duration distance) const;

private:
    std::vector<Duration> edges_;  ///< ascending
};

}  // namespace facialis::dsp
