// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "acquisition/simulation/healthy_behaviour.hpp"
#include "acquisition/simulation/scene.hpp"

namespace facialis::acquisition {

/// A muscle that an irritable nerve reaches.
struct Branch {
    std::size_t channel;
    double participation;  ///< share of spasms that reach it
    double lag;            ///< s behind the first branch
    double peak;           ///< uV of a typical clonic burst
};

/// A nerve that fires by itself: clonic bursts, alone and in trains, and tonic spasms.
struct NerveSpasm {
    std::vector<Branch> branches;  ///< the first is in every tonic spasm
    double attacksPerMinute = 0.0;
    double trainShare = 0.0;  ///< of the attacks that are trains
    double tonicPerMinute = 0.0;
    double burstLength = 0.05;     ///< s, median
    double movementTrigger = 0.0;  ///< chance that a movement sets off an attack
};

/// Adds all spasms of a recording.
void addSpasms(Scene& scene, const NerveSpasm& spasm, const std::vector<Carried>& movements);

}  // namespace facialis::acquisition
