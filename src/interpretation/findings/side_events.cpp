// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/interpretation/findings/side_events.hpp"

#include <algorithm>

namespace facialis::engine {

std::vector<SideEvent> spasmEvents(const Examination& examination, Side side)
{
    constexpr Duration together = 50_ms;
    std::vector<SideEvent> events;
    // Bursts are ascending by onset.
    for (const Burst& burst : examination.analysis().bursts) {
        const bool isSpasm =
            burst.kind == BurstKind::spasmClonic || burst.kind == BurstKind::spasmTonic;
        if (!isSpasm || !examination.isInvoluntary(burst) || !examination.isFacial(burst.channel) ||
            examination.side(burst.channel) != side)
            continue;
        if (events.empty() || burst.interval.onset - events.back().onset > together)
            events.push_back({burst.interval.onset, Duration(0.0), {}});
        events.back().longest = std::max(events.back().longest, burst.interval.length());
        events.back().bursts.push_back(burst);
    }
    return events;
}

}  // namespace facialis::engine
