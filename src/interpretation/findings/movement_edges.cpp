// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/interpretation/findings/movement_edges.hpp"

#include <vector>

namespace facialis::engine {

namespace {

constexpr Duration apart = 150_ms;  // as markEyeClosures asks

std::vector<TimeInterval> movementsOf(const Examination& examination)
{
    std::vector<TimeInterval> movements;
    for (const Burst& burst : examination.analysis().bursts)
        if (burst.kind == BurstKind::voluntary)
            movements.push_back(burst.interval);
    return movements;
}

}  // namespace

MovementEdges::MovementEdges(const Examination& examination) : edges_(movementsOf(examination)) {}

bool MovementEdges::leaveAlone(const Burst& burst) const
{
    return isClear(burst) && edges_.areFarFrom(burst.interval, apart);
}

}  // namespace facialis::engine
