// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/simulation/scenarios/scenario.hpp"

namespace facialis::acquisition {

/// A person at rest with closed eyes: nothing but what the electrodes make. The recording on which
/// false alarms are counted.
void playQuiet(Scene& /*scene*/) {}

}  // namespace facialis::acquisition
