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
    double burstLogSd = 0.35;
    double shortestBurst = 0.024, longestBurst = 0.180;  ///< s
    double trainPause = 0.085;                           ///< s, median
    double tonicLength = 2.0, longestTonic = 10.0;       ///< s, median and limit
    double tonicFilling = 0.3;  ///< most that a tonic spasm takes of the time it has for itself
    Firing clonic = clonicFiring();
};

/// What the nerve spasms of a wide variety of patients have in common: lengths and rates of the
/// bursts. Branches and frequencies are left to the caller.
[[nodiscard]] NerveSpasm drawNerveSpasm(Traits& traits);

/// Adds all spasms of a recording.
void addSpasms(Scene& scene, const NerveSpasm& spasm, const std::vector<Carried>& movements);

}  // namespace facialis::acquisition
