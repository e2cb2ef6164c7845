// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "acquisition/simulation/healthy_behaviour.hpp"
#include "acquisition/simulation/scenarios/scenario.hpp"

namespace facialis::acquisition {
namespace {

/// One unit repeats one group of discharges, again and again, whatever the face does.
void repeatGroup(Scene& scene, std::size_t channel, Random traits, Random random)
{
    const std::size_t all = scene.patient.pools[channel].size();
    const std::size_t unit = all / 2 + traits.below(all / 2);
    const double rate = traits.uniform(30.0, 60.0);
    const double discharges = static_cast<double>(3 + traits.below(6));
    const double length = (discharges - 1.0) / rate;
    const double period = length + traits.uniform(0.25, 1.2);
    const double peak = scene.patient.voluntaryPeak[channel].volts() * traits.uniform(0.12, 0.3);
    for (double t = random.uniform(0.1, period); t < scene.duration.seconds();
         t += period * std::max(0.6, 1.0 + 0.08 * random.gaussian()))
        scene.add({.channel = channel,
                   .kind = "myokymic",
                   .onset = Duration(t),
                   .length = Duration(length),
                   .firing = singleUnitFiring(unit, Frequency(rate)),
                   .peak = Voltage(peak * random.logNormal(1.0, 0.03))});
}

}  // namespace

/// Facial myokymia: groups of 3-8 discharges at 30-60 Hz, a pause, the identical group again, in
/// two to four muscles of one side, each in its own time ([R31]).
void playFacialMyokymia(Scene& scene)
{
    using enum Muscle;
    std::array places{orbicularisOculi, orbicularisOris, zygomaticusMajor, mentalis, frontalis};
    Random random = scene.person.fork("disease");
    const std::size_t count = 2 + random.below(3);
    for (std::size_t k = 0; k < count; ++k) {
        std::swap(places[k], places[k + random.below(places.size() - k)]);
        repeatGroup(scene, channelOf(places[k], *scene.patient.affected),
                    scene.person.fork("group", k), scene.random.fork("group", k));
    }
    blink(scene, {});
    perform(scene, {});
}

}  // namespace facialis::acquisition
