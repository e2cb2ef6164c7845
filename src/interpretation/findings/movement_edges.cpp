// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/interpretation/findings/movement_edges.hpp"

#include <algorithm>

#include "dsp/synchrony/nearest.hpp"

namespace facialis::engine {

namespace {

constexpr Duration apart = 150_ms;

}  // namespace

MovementEdges::MovementEdges(const Examination& examination)
{
    for (const Burst& burst : examination.analysis().bursts)
        if (burst.kind == BurstKind::voluntary) {
            edges_.push_back(burst.interval.onset);
            edges_.push_back(burst.interval.offset);
        }
    std::sort(edges_.begin(), edges_.end());
}

bool MovementEdges::leaveAlone(const Burst& burst) const
{
    return isClear(burst) && !dsp::isNearOne(edges_, burst.interval.onset, apart) &&
           !dsp::isNearOne(edges_, burst.interval.offset, apart);
}

}  // namespace facialis::engine
