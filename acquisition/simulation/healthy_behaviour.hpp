// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <vector>

#include "acquisition/simulation/scene.hpp"

namespace facialis::acquisition {

/// How blinks and movements deviate from health.
struct Manner {
    std::array<double, 2> strengthOfSide{1.0, 1.0};  ///< left, right; times the voluntary peak
    bool hasEyeMouthHabits = true;  ///< eye and mouth may join one another on both sides
    double blinkRateFactor = 1.0;
    std::vector<TimeInterval> blinkFree{};  ///< no blink begins here
};

/// Spontaneous blinks: both orbiculares oculi, nearly at once, 50-150 ms; none while the eyes are
/// closed on purpose.
std::vector<Carried> blink(Scene& scene, const Manner& manner);

/// The movements of the protocol, both sides, target muscles and personal synergists.
std::vector<Carried> perform(Scene& scene, const Manner& manner);

}  // namespace facialis::acquisition
