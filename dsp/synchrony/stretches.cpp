// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/synchrony/stretches.hpp"

#include <algorithm>

namespace facialis::dsp {

std::vector<TimeInterval> stretches(std::span<const TimeInterval> intervals, Duration margin)
{
    std::vector<TimeInterval> joined;
    for (const TimeInterval& interval : intervals) {
        const TimeInterval reach = interval.widened(margin);
        if (!joined.empty() && reach.onset <= joined.back().offset)
            joined.back().offset = std::max(joined.back().offset, reach.offset);
        else
            joined.push_back(reach);
    }
    return joined;
}

bool overlapOne(std::span<const TimeInterval> stretches, TimeInterval interval)
{
    const auto next =
        std::partition_point(stretches.begin(), stretches.end(),
                             [&](TimeInterval each) { return each.offset <= interval.onset; });
    return next != stretches.end() && next->overlaps(interval);
}

}  // namespace facialis::dsp
