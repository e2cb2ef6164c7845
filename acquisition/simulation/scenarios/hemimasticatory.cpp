// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/simulation/scenarios/nerve_spasm.hpp"
#include "acquisition/simulation/scenarios/scenario.hpp"

namespace facialis::acquisition {

/// Hemimasticatory spasm: the bursts of hemifacial spasm, brief and prolonged, in the masseter of
/// one side ([R46], [R47]); the muscles of the facial nerve stay out of it.
void playHemimasticatory(Scene& scene)
{
    Random random = scene.person.fork("disease");
    const std::size_t channel = channelOf(Muscle::masseter, *scene.patient.affected);
    const double peak =
        scene.patient.voluntaryPeak[channel].microvolts() * random.uniform(0.3, 0.7);
    const NerveSpasm spasm{.branches = {{channel, 1.0, 0.0, peak}},
                           .attacksPerMinute = random.uniform(8.0, 20.0),
                           .trainShare = random.uniform(0.3, 0.7),
                           .tonicPerMinute = random.uniform(1.0, 2.5),
                           .burstLength = random.uniform(0.045, 0.080)};
    blink(scene, {});
    addSpasms(scene, spasm, perform(scene, {}));
}

}  // namespace facialis::acquisition
