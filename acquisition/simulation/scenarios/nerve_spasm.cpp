// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/simulation/scenarios/nerve_spasm.hpp"

#include <algorithm>

namespace facialis::acquisition {
namespace {

/// One discharge of the nerve that reaches the given branches, each a few milliseconds later.
void discharge(Scene& scene, const NerveSpasm& spasm, const std::vector<bool>& reached,
               double onset, double length, double strength, Random& random)
{
    const bool isTonic = length > 0.5;
    for (std::size_t b = 0; b < spasm.branches.size(); ++b) {
        const Branch& branch = spasm.branches[b];
        const double jitter = 0.001 * random.gaussian();
        const double own = length * random.logNormal(1.0, isTonic ? 0.02 : 0.08);
        const double peak = branch.peak * strength * random.logNormal(1.0, 0.2);
        const bool drops = !isTonic && b > 0 && random.chance(0.05);
        if (!reached[b] || drops)
            continue;
        scene.add({.channel = branch.channel,
                   .kind = isTonic ? "spasm_tonic" : "spasm_clonic",
                   .onset = Duration(onset + std::clamp(branch.lag + jitter, 0.0, 0.010)),
                   .length = Duration(own),
                   .rise = Duration(isTonic ? 0.020 : 0.001),
                   .fall = Duration(isTonic ? 0.060 : 0.004),
                   .firing = isTonic ? tonicFiring() : spasm.clonic,
                   .peak = Voltage(std::clamp(peak, 50.0, 500.0) * 1e-6)});
    }
}

std::vector<bool> drawReach(const NerveSpasm& spasm, Random& random)
{
    std::vector<bool> reached;
    reached.reserve(spasm.branches.size());
    for (const Branch& branch : spasm.branches)
        reached.push_back(random.chance(branch.participation));
    return reached;
}

double drawBurstLength(const NerveSpasm& spasm, Random& random)
{
    return std::clamp(random.logNormal(spasm.burstLength, spasm.burstLogSd), spasm.shortestBurst,
                      spasm.longestBurst);
}

/// One burst, or a train of them, from `onset`; nothing where the time is taken.
void attack(Scene& scene, const NerveSpasm& spasm, double onset, bool isTrain,
            std::vector<TimeInterval>& taken, Random& random)
{
    const std::vector<bool> reached = drawReach(spasm, random);
    const double strength = random.logNormal(1.0, 0.25);
    const std::size_t count = isTrain ? 3 + random.below(8) : 1;
    double t = onset;
    for (std::size_t k = 0; k < count; ++k) {
        const double length = drawBurstLength(spasm, random);
        const TimeInterval wanted{Duration(t), Duration(t + length)};
        if (!isFree(taken, wanted.widened(40_ms)))
            return;
        discharge(scene, spasm, reached, t, length, strength * random.logNormal(1.0, 0.15), random);
        taken.push_back(wanted);
        t += length + std::clamp(random.logNormal(spasm.trainPause, 0.5), 0.040, 0.350);
    }
}

/// Tonic spasms, one somewhere in each stretch of 60 s / rate.
void tonicSpasms(Scene& scene, const NerveSpasm& spasm, std::vector<TimeInterval>& taken,
                 Random random)
{
    if (spasm.tonicPerMinute <= 0.0)
        return;
    const double stretch = 60.0 / spasm.tonicPerMinute;
    const double longest = std::clamp(spasm.tonicFilling * stretch, 1.1, spasm.longestTonic);
    for (double begin = 0.0; begin < scene.duration.seconds(); begin += stretch) {
        const double length = std::clamp(random.logNormal(spasm.tonicLength, 0.6), 1.1, longest);
        const double onset = begin + random.uniform(0.05, 0.95) * (stretch - length);
        if (onset + length + 0.2 > scene.duration.seconds())
            return;
        std::vector<bool> reached = drawReach(spasm, random);
        reached[0] = true;
        discharge(scene, spasm, reached, onset, length, random.logNormal(0.9, 0.2), random);
        taken.push_back({Duration(onset), Duration(onset + length)});
    }
}

}  // namespace

NerveSpasm drawNerveSpasm(Traits& traits)
{
    NerveSpasm spasm;
    spasm.burstLength = 1e-3 * traits.draw("spasm", "burst_length_ms");
    spasm.burstLogSd = traits.draw("spasm", "burst_length_log_sd");
    spasm.shortestBurst = 0.018;
    spasm.longestBurst = 0.200;
    spasm.trainPause = 1e-3 * traits.draw("spasm", "train_pause_ms");
    spasm.tonicLength = traits.draw("spasm", "tonic_length_s");
    spasm.longestTonic = conditionRange("spasm", "tonic_length_s").high;
    const double rate = traits.draw("spasm", "discharge_rate_hz");
    const ConditionRange& all = conditionRange("spasm", "discharge_rate_hz");
    spasm.clonic.slowest = Frequency(std::max(all.low, 0.85 * rate));
    spasm.clonic.fastest = Frequency(std::min(all.high, 1.15 * rate));
    return spasm;
}

void addSpasms(Scene& scene, const NerveSpasm& spasm, const std::vector<Carried>& movements)
{
    std::vector<TimeInterval> taken;
    tonicSpasms(scene, spasm, taken, scene.random.fork("tonic spasms"));

    Random random = scene.random.fork("attacks");
    for (const Carried& movement : movements)
        if (random.chance(spasm.movementTrigger)) {
            const double delay = random.uniform(0.05, 0.4);
            const bool isTrain = random.chance(0.7);
            attack(scene, spasm, movement.interval.onset.seconds() + delay, isTrain, taken, random);
        }
    if (spasm.attacksPerMinute <= 0.0)
        return;
    const double wait = 60.0 / spasm.attacksPerMinute;
    double t = random.uniform(0.1, wait);
    while (t < scene.duration.seconds()) {
        attack(scene, spasm, t, random.chance(spasm.trainShare), taken, random);
        t += 0.25 + random.exponential(wait);
    }
}

}  // namespace facialis::acquisition
