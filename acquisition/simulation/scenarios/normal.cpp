// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/simulation/healthy_behaviour.hpp"
#include "acquisition/simulation/scenarios/scenario.hpp"

namespace facialis::acquisition {

/// A healthy, mildly asymmetric face: blinks and the movements of the protocol.
void playNormal(Scene& scene)
{
    blink(scene, {});
    perform(scene, {});
}

}  // namespace facialis::acquisition
