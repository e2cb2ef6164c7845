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
                   .firing = isTonic ? tonicFiring() : clonicFiring(),
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
    return std::clamp(random.logNormal(spasm.burstLength, 0.35), 0.024, 0.180);
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
        t += length + std::clamp(random.logNormal(0.085, 0.5), 0.040, 0.350);
    }
}

/// Tonic spasms of 1-10 s, one somewhere in each stretch of 60 s / rate.
void tonicSpasms(Scene& scene, const NerveSpasm& spasm, std::vector<TimeInterval>& taken,
                 Random random)
{
    const double stretch = 60.0 / spasm.tonicPerMinute;
    const double longest = std::clamp(0.3 * stretch, 1.1, 10.0);
    for (double begin = 0.0; begin < scene.duration.seconds(); begin += stretch) {
        const double length = std::clamp(random.logNormal(2.0, 0.6), 1.1, longest);
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
    const double wait = 60.0 / spasm.attacksPerMinute;
    double t = random.uniform(0.1, wait);
    while (t < scene.duration.seconds()) {
        attack(scene, spasm, t, random.chance(spasm.trainShare), taken, random);
        t += 0.25 + random.exponential(wait);
    }
}

}  // namespace facialis::acquisition
