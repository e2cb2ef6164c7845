// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/synchrony/interval_edges.hpp"

#include <algorithm>

namespace facialis::dsp {

IntervalEdges::IntervalEdges(std::span<const TimeInterval> intervals)
{
    edges_.reserve(2 * intervals.size());
    for (const TimeInterval& interval : intervals) {
        edges_.push_back(interval.onset);
        edges_.push_back(interval.offset);
    }
    std::sort(edges_.begin(), edges_.end());
}

bool IntervalEdges::areFarFrom(TimeInterval interval, Duration distance) const
{
    const auto isNear = [&](Duration moment) {
        const auto next = std::lower_bound(edges_.begin(), edges_.end(), moment - distance);
        return next != edges_.end() && *next <= moment + distance;
    };
    return !isNear(interval.onset) && !isNear(interval.offset);
}

}  // namespace facialis::dsp
