// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dsp/synchrony/likeness.hpp"

namespace facialis::engine {

/// A movement that both sides make begins on both within this time.
inline constexpr Duration movementOnsetsApart = 150_ms;

/// Whether two movements are alike: what they share is at least 0.4 of what they take together.
[[nodiscard]] constexpr bool areAlike(TimeInterval a, TimeInterval b)
{
    constexpr double alike = 0.4;
    return dsp::likeness(a, b) >= alike;
}

}  // namespace facialis::engine
