// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "acquisition/source.hpp"

namespace facialis::acquisition {

/// How many frames are missing before one, and how that is known.
struct LossEstimate {
    std::int64_t frames = 0;
    LossBasis basis = LossBasis::counter;
    bool agrees = true;  ///< false: counter and clock contradict each other; the clock was believed
};

/// Frames lost between two that arrived, from numbers that wrap and a clock that is rough:
/// lost = step + M * round((byClock - step) / M), step = (n2 - n1 - 1) mod M.
/// Frames may come late, never early; so where even one round of the counter does not fit the
/// clock, the counter alone is right. Where the rest exceeds M / 4 the two contradict each other.
/// @param step     missing by the numbers alone, 0..modulus - 1
/// @param byClock  missing by the time that passed, in frames, lateness included
[[nodiscard]] LossEstimate framesLost(int step, int modulus, double byClock);

}  // namespace facialis::acquisition
