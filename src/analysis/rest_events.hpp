// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "src/analysis/activity_table.hpp"
#include "src/analysis/rest.hpp"

namespace facialis::engine {

/// Own activity that was not asked for, is no blink, and is not dragged along by a movement.
[[nodiscard]] bool isInvoluntary(const ActivityTable& table, std::size_t event);

/// Involuntary bursts of a channel that begin at rest, and where they lie on the rest line.
struct RestEvents {
    std::vector<std::size_t> events;
    std::vector<Duration> onsets;
};

[[nodiscard]] RestEvents restEvents(const ActivityTable& table, const RestTimeline& rest,
                                    std::size_t channel);

}  // namespace facialis::engine
