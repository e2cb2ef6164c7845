// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "acquisition/simulation/face.hpp"
#include "acquisition/simulation/motor_unit.hpp"
#include "acquisition/simulation/random.hpp"
#include "acquisition/simulation/traits.hpp"
#include "data/model/side.hpp"

namespace facialis::acquisition {

/// What a lead sees of a neighbouring muscle.
struct Leak {
    std::size_t toChannel;
    double fraction;
};

/// One person as drawn from the seed: muscles, electrodes, habits. Healthy faces are not symmetric.
struct Patient {
    std::optional<Side> affected;
    std::vector<std::vector<MotorUnit>> pools;  ///< a channel each
    std::vector<Voltage> voluntaryPeak;         ///< full effort, a channel each
    std::vector<std::vector<Leak>> leaks;       ///< a channel each: where its activity also shows
    double blinksPerMinute = 20.0;
    Duration blinkLength;     ///< typical
    double blinkLevel = 0.5;  ///< blink peak over voluntary peak
};

/// @param crosstalk  what every neighbouring lead sees of a muscle; empty: drawn lead by lead
/// @param traits     null: blinks of the standard variety
[[nodiscard]] Patient drawPatient(std::optional<Side> affected, Frequency rate,
                                  const Random& random, std::optional<double> crosstalk,
                                  Traits* traits);

}  // namespace facialis::acquisition
