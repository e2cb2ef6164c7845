// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "acquisition/simulation/healthy_behaviour.hpp"
#include "acquisition/simulation/scenarios/scenario.hpp"

namespace facialis::acquisition {
namespace {

/// Both orbiculares oculi, within a few milliseconds of one another.
void spasm(Scene& scene, double onset, double length, double level, Random& random)
{
    const bool isTonic = length > 0.75;
    for (const Side side : {Side::left, Side::right}) {
        const std::size_t channel = channelOf(Muscle::orbicularisOculi, side);
        const double lag = side == Side::right ? 0.002 * random.gaussian() : 0.0;
        scene.add(
            {.channel = channel,
             .kind = isTonic ? "spasm_tonic" : "spasm_clonic",
             .onset = Duration(onset + lag),
             .length = Duration(length),
             .rise = Duration(std::min(0.030, 0.15 * length)),
             .fall = Duration(std::min(0.080, 0.25 * length)),
             .firing = tonicFiring(),
             .peak = scene.patient.voluntaryPeak[channel] * (level * random.logNormal(1.0, 0.08))});
    }
}

}  // namespace

/// Blepharospasm: phasic spasms of 100-500 ms and tonic ones of 1-20 s in both orbiculares oculi
/// together, the lower face quiet; more blinks than usual.
void playBlepharospasm(Scene& scene)
{
    Random traits = scene.person.fork("disease");
    const double phasicWait = 60.0 / traits.uniform(10.0, 24.0);
    const double tonicStretch = 60.0 / traits.uniform(1.0, 3.0);
    const double typicalLevel = traits.uniform(0.4, 0.9);
    const double phasicLength = traits.uniform(0.18, 0.30);
    const double end = scene.duration.seconds();

    Manner manner{.blinkRateFactor = traits.uniform(1.3, 2.0)};
    std::vector<TimeInterval>& taken = manner.blinkFree;
    Random random = scene.random.fork("spasms");
    const double longest = std::clamp(0.4 * tonicStretch, 1.1, 20.0);
    for (double begin = 0.0; begin < end; begin += tonicStretch) {
        const double length = std::clamp(random.logNormal(3.0, 0.7), 1.1, longest);
        const double onset = begin + random.uniform(0.05, 0.95) * (tonicStretch - length);
        const double level = typicalLevel * random.logNormal(1.0, 0.2);
        if (onset + length + 0.2 > end)
            break;
        spasm(scene, onset, length, level, random);
        taken.push_back(TimeInterval{Duration(onset), Duration(onset + length)}.widened(250_ms));
    }
    for (double t = random.uniform(0.3, phasicWait); t < end;
         t += 0.3 + random.exponential(phasicWait)) {
        const double length = std::clamp(random.logNormal(phasicLength, 0.4), 0.12, 0.50);
        const double level = typicalLevel * random.logNormal(0.9, 0.25);
        const TimeInterval wanted{Duration(t), Duration(t + length)};
        if (!isFree(taken, wanted))
            continue;
        spasm(scene, t, length, level, random);
        taken.push_back(wanted.widened(250_ms));
    }
    blink(scene, manner);
    perform(scene, {});
}

}  // namespace facialis::acquisition
