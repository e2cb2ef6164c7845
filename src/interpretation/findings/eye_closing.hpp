// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <vector>

#include "src/interpretation/findings/examination.hpp"

namespace facialis::engine {

/// What the two eyes do beside blinks and movements, ascending; amid these where it keeps its own
/// time (MovementEdges) and the other eye does the same (shares 0.6 of what both take together);
/// what several leads on an eye see at once is one burst.
struct EyeBursts {
    std::vector<Burst> left, right;
    /// Of the quieter eye: begun within 60 ms of one of the other's, or the other eye is active for
    /// half of their time. What one eye does all the while shares nothing with a blink of the
    /// other.
    std::vector<Burst> shared;

    [[nodiscard]] std::size_t ofQuieter() const { return std::min(left.size(), right.size()); }
    /// Part of the quieter eye's bursts that are shared; 0 where it has none.
    [[nodiscard]] double sharedPart() const;
};

[[nodiscard]] EyeBursts eyeBursts(const Examination& examination);

/// Part of the quieter eye's bursts that begin within `within` of one of the other's.
[[nodiscard]] double partAtOnce(const EyeBursts& eyes, Duration within);

/// How the eyes blink, both at once.
struct BlinkHabit {
    std::vector<Burst> all;  ///< the shorter burst of every pair; ascending
    /// Those of half as long again as this person's usual (median) blink, and of at least 130 ms:
    /// in films a closure takes 77.6 +- 10.0 ms.
    std::vector<Burst> prolonged;
    double perMinute = 0.0;  ///< of all that was examined
};

[[nodiscard]] BlinkHabit blinkHabit(const Examination& examination);

}  // namespace facialis::engine
