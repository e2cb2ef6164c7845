// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "acquisition/simulation/face.hpp"
#include "acquisition/simulation/motor_unit.hpp"
#include "acquisition/simulation/random.hpp"

namespace facialis::acquisition {

/// The motor units of one muscle, smallest first (Henneman's size principle; amplitudes and
/// thresholds grow exponentially with the rank, as in Fuglevand, Winter & Patla 1993).
[[nodiscard]] std::vector<MotorUnit> makeMotorPool(const MuscleTraits& traits, Frequency rate,
                                                   Random random);

}  // namespace facialis::acquisition
