// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "src/analysis/activity_table.hpp"
#include "src/analysis/face_map.hpp"
#include "src/analysis/tasks.hpp"

namespace facialis::engine {

/// The bursts of a blink.
inline constexpr Duration shortestBlink = 20_ms;  ///< a weak blink may only show its peak
inline constexpr Duration longestBlink = 450_ms;  ///< published range to 400 ms; offsets are soft
inline constexpr Duration blinkOnsetsApart = 50_ms;

/// A blink: both orbicularis oculi together.
struct Blink {
    std::size_t left = 0, right = 0;  ///< events
    TimeInterval interval;
};

/// Finds blinks and marks their bursts: both orbicularis oculi start within 50 ms, last 20 to 450
/// ms each, are of one size class (left over right within a factor 4 of the usual one), and do not
/// lie where eyes were to be kept closed. Blinks of one person resemble one another: where at least
/// 8 were found, the shortest common length and size are taken for this person's blink, and what
/// exceeds them by more than 3.5 times the spread below them (in logarithms) is not a blink. A
/// burst of one orbicularis oculi that fits these limits while the other is busy all the time is
/// marked, too: the blink hides there in something longer. Needs orbicularis oculi of both sides:
/// with one, a blink cannot be told from a twitch.
[[nodiscard]] std::vector<Blink> markBlinks(ActivityTable& table, const FaceMap& face,
                                            const std::vector<Task>& tasks);

/// Whether orbicularis oculi of both sides were recorded.
[[nodiscard]] bool canTellBlinks(const FaceMap& face);

}  // namespace facialis::engine
