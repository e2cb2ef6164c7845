// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <string_view>

#include "acquisition/simulation/scenarios/nerve_spasm.hpp"
#include "acquisition/simulation/scenarios/scenario.hpp"

namespace facialis::acquisition {

namespace {

NerveSpasm drawWideSpasm(Traits& traits, Voltage voluntaryPeak, std::size_t channel)
{
    NerveSpasm spasm = drawNerveSpasm(traits);
    const double peak = voluntaryPeak.microvolts() * traits.draw("spasm", "spasm_level");
    spasm.branches = {{channel, 1.0, 0.0, peak}};
    constexpr std::array<std::string_view, 3> patterns{"twitches", "prolonged", "both"};
    const std::string_view pattern = patterns[traits.choice("pattern").below(patterns.size())];
    traits.note("pattern", pattern);
    if (pattern != "prolonged") {
        spasm.attacksPerMinute = traits.draw("hemimasticatory", "attacks_per_minute");
        spasm.trainShare = traits.draw("hemimasticatory", "train_share");
    }
    if (pattern != "twitches")
        spasm.tonicPerMinute = traits.draw("hemimasticatory", "tonic_per_minute");
    return spasm;
}

}  // namespace

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
    const Voltage voluntary = scene.patient.voluntaryPeak[channel];
    blink(scene, {});
    addSpasms(scene, scene.traits ? drawWideSpasm(*scene.traits, voluntary, channel) : spasm,
              perform(scene, {}));
}

}  // namespace facialis::acquisition
