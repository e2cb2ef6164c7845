// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/rest_events.hpp"

namespace facialis::engine {

bool isInvoluntary(const ActivityTable& table, std::size_t event)
{
    if (!table.isOwn(event))
        return false;
    switch (table.burst(event).kind) {
    case BurstKind::spasmClonic:
    case BurstKind::spasmTonic:
    case BurstKind::myokymic:
    case BurstKind::unclassified: return true;
    case BurstKind::blink:
    case BurstKind::voluntary:
    case BurstKind::synkinetic:
    case BurstKind::artifact: return false;
    }
    return false;
}

RestEvents restEvents(const ActivityTable& table, const RestTimeline& rest, std::size_t channel)
{
    RestEvents found;
    for (const std::size_t e : table.of(channel)) {
        if (!isInvoluntary(table, e))
            continue;
        if (const auto at = rest.at(table.burst(e).interval.onset)) {
            found.events.push_back(e);
            found.onsets.push_back(*at);
        }
    }
    return found;
}

}  // namespace facialis::engine
