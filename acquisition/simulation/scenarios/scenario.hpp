// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "acquisition/simulation/scene.hpp"

namespace facialis::acquisition {

/// A condition that can be simulated. A new one is one file with its `play` function and one line
/// in scenario_list.cpp.
struct Scenario {
    std::string_view name;  ///< as on the command line
    bool isOneSided;        ///< a side is drawn or chosen
    bool hasMovements;      ///< false: the person rests whatever is asked
    void (*play)(Scene&);   ///< writes down all events of the recording
};

[[nodiscard]] std::span<const Scenario> scenarios();

void playHfs(Scene& scene);
void playSynkinesis(Scene& scene);
void playBlepharospasm(Scene& scene);
void playEyelidMyokymia(Scene& scene);
void playFacialMyokymia(Scene& scene);
void playTic(Scene& scene);
void playHemimasticatory(Scene& scene);
void playNormal(Scene& scene);
void playQuiet(Scene& scene);

}  // namespace facialis::acquisition
