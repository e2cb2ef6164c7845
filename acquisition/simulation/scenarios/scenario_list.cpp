// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "acquisition/simulation/scenarios/scenario.hpp"

namespace facialis::acquisition {

std::span<const Scenario> scenarios()
{
    static constexpr std::array list{
        Scenario{"hfs", true, true, playHfs},
        Scenario{"synkinesis", true, true, playSynkinesis},
        Scenario{"blepharospasm", false, true, playBlepharospasm},
        Scenario{"eyelid_myokymia", true, true, playEyelidMyokymia},
        Scenario{"facial_myokymia", true, true, playFacialMyokymia},
        Scenario{"tic", false, true, playTic},
        Scenario{"hemimasticatory", true, true, playHemimasticatory},
        Scenario{"normal", false, true, playNormal},
        Scenario{"quiet", false, false, playQuiet},
    };
    return list;
}

}  // namespace facialis::acquisition
