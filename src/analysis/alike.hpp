// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include "data/model/time_interval.hpp"

namespace facialis::engine {

/// A movement that both sides make begins on both within this time.
inline constexpr Duration movementOnsetsApart = 150_ms;

/// Whether two intervals are much the same: they share at least 0.4 of the time from the first
/// onset to the last offset.
[[nodiscard]] constexpr bool areAlike(TimeInterval a, TimeInterval b)
{
    constexpr double alike = 0.4;
    const Duration joined = std::max(a.offset, b.offset) - std::min(a.onset, b.onset);
    return a.overlap(b) >= joined * alike;
}

}  // namespace facialis::engine
