// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/interpretation/findings/movement_edges.hpp"

#include <algorithm>
#include <iterator>

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
    : edges_(movementsOf(examination)), ofChannel_(examination.analysis().recording.channels.size())
{
    for (const Burst& burst : examination.analysis().bursts)
        if (burst.channel < ofChannel_.size())
            ofChannel_[burst.channel].push_back(burst.interval);
}

bool MovementEdges::leaveAlone(const Burst& burst) const
{
    if (!isClear(burst) || !edges_.areFarFrom(burst.interval, apart))
        return false;
    // Bursts of one lead do not overlap: its neighbours suffice.
    const auto& all = ofChannel_[burst.channel];
    const auto here = std::partition_point(all.begin(), all.end(), [&](TimeInterval each) {
        return each.onset < burst.interval.onset;
    });
    const auto isNear = [&](TimeInterval other) {
        return other != burst.interval && other.overlaps(burst.interval.widened(alone));
    };
    if (here != all.begin() && isNear(*std::prev(here)))
        return false;
    const auto next = here != all.end() && *here == burst.interval ? std::next(here) : here;
    return next == all.end() || !isNear(*next);
}

}  // namespace facialis::engine
