// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "acquisition/simulation/healthy_behaviour.hpp"
#include "acquisition/simulation/scenarios/scenario.hpp"

namespace facialis::acquisition {
namespace {

/// One motor unit of the lid, in a rhythm of its own.
struct Unit {
    std::size_t index;
    double burstsPerSecond, length, rate, peak;
};

Unit drawUnit(const Patient& patient, std::size_t channel, Random& random)
{
    const std::size_t all = patient.pools[channel].size();
    // 3-8 bursts a second with 100-200 ms between bursts ([R33], [R34]).
    const double pause = random.uniform(0.11, 0.20);
    const double period =
        random.uniform(std::max(0.125, pause + 0.025), std::min(0.333, pause + 0.1));
    return {.index = all / 2 + random.below(all / 2),
            .burstsPerSecond = 1.0 / period,
            .length = period - pause,
            .rate = random.uniform(50.0, 80.0),
            .peak = patient.voluntaryPeak[channel].microvolts() * random.uniform(0.12, 0.3)};
}

}  // namespace

/// Benign eyelid myokymia: one motor unit of one lower lid fires in small bursts, 3-8 a second,
/// in episodes of 5-30 s; now and then another unit has the episode. Nothing else is involved.
void playEyelidMyokymia(Scene& scene)
{
    blink(scene, {});
    perform(scene, {});

    const Patient& patient = scene.patient;
    const std::size_t channel = channelOf(Muscle::orbicularisOculi, *patient.affected);
    Random traits = scene.person.fork("disease");
    const Unit usual = drawUnit(patient, channel, traits);
    const Unit other = drawUnit(patient, channel, traits);
    const double otherShare = traits.uniform(0.0, 0.3);
    const double typicalPause = traits.uniform(5.0, 15.0);
    const double end = scene.duration.seconds();

    Random random = scene.random.fork("episodes");
    double t = std::min(random.uniform(1.0, 6.0), 0.1 * end);
    while (t < end) {
        const Unit& unit = random.chance(otherShare) ? other : usual;
        const double episodeEnd = t + std::clamp(random.logNormal(12.0, 0.5), 5.0, 30.0);
        for (; t < std::min(episodeEnd, end);
             t += std::max(0.1, 1.0 + 0.08 * random.gaussian()) / unit.burstsPerSecond)
            scene.add({.channel = channel,
                       .kind = "myokymic",
                       .onset = Duration(t),
                       .length = Duration(unit.length * random.logNormal(1.0, 0.08)),
                       .firing = singleUnitFiring(unit.index, Frequency(unit.rate)),
                       .peak = Voltage(unit.peak * 1e-6 * random.logNormal(1.0, 0.03))});
        t += random.logNormal(typicalPause, 0.5);
    }
}

}  // namespace facialis::acquisition
