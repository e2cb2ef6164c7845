// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string_view>

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

struct Myokymia {
    Unit usual, other;
    double otherShare;                      ///< of the episodes
    double typicalBreak;                    ///< s
    double typicalEpisode = 12.0;           ///< s
    double shortest = 5.0, longest = 30.0;  ///< episode, s
    double rhythmCv = 0.08;
};

Myokymia drawStandard(const Patient& patient, std::size_t channel, Random random)
{
    Myokymia myokymia{};
    myokymia.usual = drawUnit(patient, channel, random);
    myokymia.other = drawUnit(patient, channel, random);
    myokymia.otherShare = random.uniform(0.0, 0.3);
    myokymia.typicalBreak = random.uniform(5.0, 15.0);
    return myokymia;
}

Unit drawWideUnit(const Patient& patient, std::size_t channel, Traits& traits, Random random)
{
    constexpr std::string_view scope = "eyelid_myokymia";
    const std::size_t all = patient.pools[channel].size();
    const double rhythm = traits.around(scope, "bursts_per_second", 0.1, random);
    // A burst of its own remains even where the rhythm is fast and the pause long.
    const double pause =
        std::min(1e-3 * traits.around(scope, "pause_ms", 0.1, random), 1.0 / rhythm - 0.02);
    const double level = traits.around(scope, "level", 0.2, random);
    return {.index = all / 2 + random.below(all / 2),
            .burstsPerSecond = rhythm,
            .length = 1.0 / rhythm - pause,
            .rate = traits.around(scope, "discharge_rate_hz", 0.1, random),
            .peak = patient.voluntaryPeak[channel].microvolts() * level};
}

Myokymia drawWide(const Patient& patient, std::size_t channel, Traits& traits)
{
    constexpr std::string_view scope = "eyelid_myokymia";
    const ConditionRange& episodes = conditionRange(scope, "episode_s");
    return {.usual = drawWideUnit(patient, channel, traits, traits.choice("usual unit")),
            .other = drawWideUnit(patient, channel, traits, traits.choice("other unit")),
            .otherShare = traits.draw(scope, "other_unit_share"),
            .typicalBreak = traits.draw(scope, "break_s"),
            .typicalEpisode = traits.draw(scope, "episode_s"),
            .shortest = episodes.low,
            .longest = episodes.high,
            .rhythmCv = traits.draw(scope, "rhythm_cv")};
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
    const Myokymia myokymia = scene.traits
                                  ? drawWide(patient, channel, *scene.traits)
                                  : drawStandard(patient, channel, scene.person.fork("disease"));
    const double end = scene.duration.seconds();

    Random random = scene.random.fork("episodes");
    double t = std::min(random.uniform(1.0, 6.0), 0.1 * end);
    while (t < end) {
        const Unit& unit = random.chance(myokymia.otherShare) ? myokymia.other : myokymia.usual;
        const double episodeEnd = t + std::clamp(random.logNormal(myokymia.typicalEpisode, 0.5),
                                                 myokymia.shortest, myokymia.longest);
        for (; t < std::min(episodeEnd, end);
             t += std::max(0.1, 1.0 + myokymia.rhythmCv * random.gaussian()) / unit.burstsPerSecond)
            scene.add({.channel = channel,
                       .kind = "myokymic",
                       .onset = Duration(t),
                       .length = Duration(unit.length * random.logNormal(1.0, 0.08)),
                       .firing = singleUnitFiring(unit.index, Frequency(unit.rate)),
                       .peak = Voltage(unit.peak * 1e-6 * random.logNormal(1.0, 0.03))});
        t += random.logNormal(myokymia.typicalBreak, 0.5);
    }
}

}  // namespace facialis::acquisition
