// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <string_view>

#include "acquisition/simulation/healthy_behaviour.hpp"
#include "acquisition/simulation/scenarios/scenario.hpp"

namespace facialis::acquisition {
namespace {

/// The discharges of one unit that come again and again.
struct Group {
    std::size_t unit;
    double rate;            ///< discharges a second
    double length, period;  ///< s
    double level;           ///< of full voluntary effort
    double rhythmCv = 0.08;
};

Group drawGroup(std::size_t poolSize, Random random)
{
    Group group{};
    group.unit = poolSize / 2 + random.below(poolSize / 2);
    group.rate = random.uniform(30.0, 60.0);
    const double discharges = static_cast<double>(3 + random.below(6));
    group.length = (discharges - 1.0) / group.rate;
    group.period = group.length + random.uniform(0.25, 1.2);
    group.level = random.uniform(0.12, 0.3);
    return group;
}

Group drawWideGroup(std::size_t poolSize, Traits& traits, Random random)
{
    constexpr std::string_view scope = "facial_myokymia";
    Group group{};
    group.unit = poolSize / 2 + random.below(poolSize / 2);
    group.rate = traits.around(scope, "discharge_rate_hz", 0.1, random);
    group.length = (traits.draw(scope, "discharges") - 1.0) / group.rate;
    // A silence remains between one group and the next.
    group.period = std::max(traits.around(scope, "recurrence_s", 0.3, random), group.length + 0.06);
    group.level = traits.around(scope, "level", 0.2, random);
    group.rhythmCv = traits.draw(scope, "rhythm_cv");
    return group;
}

/// Whatever the face does.
void repeatGroup(Scene& scene, std::size_t channel, const Group& group, Random random)
{
    const double peak = scene.patient.voluntaryPeak[channel].volts() * group.level;
    for (double t = random.uniform(0.1, group.period); t < scene.duration.seconds();
         t += group.period * std::max(0.6, 1.0 + group.rhythmCv * random.gaussian()))
        scene.add({.channel = channel,
                   .kind = "myokymic",
                   .onset = Duration(t),
                   .length = Duration(group.length),
                   .firing = singleUnitFiring(group.unit, Frequency(group.rate)),
                   .peak = Voltage(peak * random.logNormal(1.0, 0.03))});
}

}  // namespace

/// Facial myokymia: groups of some discharges at 30-60 Hz, a pause, the identical group again, in
/// two or more muscles of one side, each in its own time ([R31]).
void playFacialMyokymia(Scene& scene)
{
    using enum Muscle;
    std::array places{orbicularisOculi, orbicularisOris, zygomaticusMajor, mentalis, frontalis};
    Random random = scene.person.fork("disease");
    const std::size_t count =
        scene.traits ? static_cast<std::size_t>(scene.traits->draw("facial_myokymia", "muscles"))
                     : 2 + random.below(3);
    for (std::size_t k = 0; k < count; ++k) {
        std::swap(places[k], places[k + random.below(places.size() - k)]);
        const std::size_t channel = channelOf(places[k], *scene.patient.affected);
        const std::size_t poolSize = scene.patient.pools[channel].size();
        const Random own = scene.person.fork("group", k);
        repeatGroup(
            scene, channel,
            scene.traits ? drawWideGroup(poolSize, *scene.traits, own) : drawGroup(poolSize, own),
            scene.random.fork("group", k));
    }
    blink(scene, {});
    perform(scene, {});
}

}  // namespace facialis::acquisition
