// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/interpretation/findings/movement_edges.hpp"

#include <algorithm>
#include <vector>

namespace facialis::engine {

namespace {

constexpr Duration apart = 150_ms;  // as markEyeClosures asks
constexpr Duration alone = 300_ms;

std::vector<TimeInterval> movementsOf(const Examination& examination)
{
    std::vector<TimeInterval> movements;
    for (const Burst& burst : examination.analysis().bursts)
        if (burst.kind == BurstKind::voluntary)
            movements.push_back(burst.interval);
    return movements;
}

}  // namespace

MovementEdges::MovementEdges(const Examination& examination)
    : analysis_(examination.analysis()), edges_(movementsOf(examination))
{
    for (const Burst& burst : analysis_.bursts)
        longest_ = std::max(longest_, burst.interval.length());
}

bool MovementEdges::leaveAlone(const Burst& burst) const
{
    if (!isClear(burst) || !edges_.areFarFrom(burst.interval, apart))
        return false;
    const TimeInterval around = burst.interval.widened(alone);
    const auto& all = analysis_.bursts;
    auto other = std::partition_point(all.begin(), all.end(), [&](const Burst& each) {
        return each.interval.onset < around.onset - longest_;
    });
    for (; other != all.end() && other->interval.onset < around.offset; ++other)
        if (other->channel == burst.channel && other->range.begin != burst.range.begin &&
            other->interval.overlaps(around))
            return false;
    return true;
}

}  // namespace facialis::engine
