// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <vector>

#include "acquisition/simulation/healthy_behaviour.hpp"
#include "acquisition/simulation/scenarios/scenario.hpp"

namespace facialis::acquisition {
namespace {

/// A branch of the affected facial nerve.
struct Branch {
    std::size_t channel;
    double participation;  ///< share of spasms that reach it
    double lag;            ///< s behind the orbicularis oculi
    double peak;           ///< uV of a typical clonic burst
};

/// How this patient's spasms look. Patterns at rest in 124 patients: isolated bursts 28, grouped
/// 42, tonic 1, mixtures 53 (clinical facts 1.1, [R10]); all have some tonic spasms here.
struct Disease {
    std::vector<Branch> branches;
    double attacksPerMinute, trainShare, tonicPerMinute;
    double burstLength;  ///< s, median
    double
        movementTrigger;  ///< chance that a movement sets off a spasm; 0 in two of three patients
};

std::vector<Branch> drawBranches(const Patient& patient, Random& random)
{
    struct Reach {
        Muscle muscle;
        double least, most;
    };
    // Starts at the lid, spreads to cheek, mouth and chin; brow and neck less often.
    constexpr Reach reaches[] = {
        {Muscle::orbicularisOculi, 0.95, 1.0}, {Muscle::zygomaticusMajor, 0.7, 0.95},
        {Muscle::orbicularisOris, 0.7, 0.95},  {Muscle::mentalis, 0.55, 0.9},
        {Muscle::platysma, 0.2, 0.7},          {Muscle::frontalis, 0.2, 0.6},
    };
    std::vector<Branch> branches;
    for (const Reach& reach : reaches) {
        const std::size_t channel = channelOf(reach.muscle, *patient.affected);
        const bool isEye = reach.muscle == Muscle::orbicularisOculi;
        branches.push_back(
            {.channel = channel,
             .participation = random.uniform(reach.least, reach.most),
             .lag = isEye ? 0.0 : random.uniform(0.0, 0.008),
             .peak = patient.voluntaryPeak[channel].microvolts() * random.uniform(0.3, 0.8)});
    }
    return branches;
}

Disease drawDisease(const Patient& patient, Random random)
{
    Disease d;
    d.branches = drawBranches(patient, random);
    const std::size_t pattern = random.below(28 + 42 + 53);
    if (pattern < 28) {
        d.attacksPerMinute = random.uniform(18.0, 36.0);
        d.trainShare = random.uniform(0.05, 0.2);
        d.tonicPerMinute = random.uniform(0.6, 1.2);
    } else if (pattern < 28 + 42) {
        d.attacksPerMinute = random.uniform(9.0, 16.0);
        d.trainShare = random.uniform(0.7, 0.9);
        d.tonicPerMinute = random.uniform(0.8, 2.0);
    } else {
        d.attacksPerMinute = random.uniform(12.0, 24.0);
        d.trainShare = random.uniform(0.3, 0.6);
        d.tonicPerMinute = random.uniform(1.0, 2.5);
    }
    d.burstLength = random.uniform(0.040, 0.075);
    // 31.8 % of HFS patients co-activate on movement, never on every one ([R1]).
    d.movementTrigger = random.chance(0.318) ? random.uniform(0.15, 0.35) : 0.0;
    return d;
}

/// One discharge of the nerve that reaches the given branches, each a few milliseconds later.
void discharge(Scene& scene, const Disease& disease, const std::vector<bool>& reached, double onset,
               double length, double strength, Random& random)
{
    const bool isTonic = length > 0.5;
    for (std::size_t b = 0; b < disease.branches.size(); ++b) {
        const Branch& branch = disease.branches[b];
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
                   .rise = Duration(isTonic ? 0.020 : 0.003),
                   .fall = Duration(isTonic ? 0.060 : 0.006),
                   .firing = isTonic ? tonicFiring() : clonicFiring(),
                   .peak = Voltage(std::clamp(peak, 50.0, 500.0) * 1e-6)});
    }
}

std::vector<bool> drawReach(const Disease& disease, Random& random)
{
    std::vector<bool> reached;
    for (const Branch& branch : disease.branches)
        reached.push_back(random.chance(branch.participation));
    return reached;
}

double drawBurstLength(const Disease& disease, Random& random)
{
    return std::clamp(random.logNormal(disease.burstLength, 0.35), 0.024, 0.180);
}

/// One burst, or a train of them, from `onset`; nothing where the time is taken.
void attack(Scene& scene, const Disease& disease, double onset, bool isTrain,
            std::vector<TimeInterval>& taken, Random& random)
{
    const std::vector<bool> reached = drawReach(disease, random);
    const double strength = random.logNormal(1.0, 0.25);
    const std::size_t count = isTrain ? 3 + random.below(8) : 1;
    double t = onset;
    for (std::size_t k = 0; k < count; ++k) {
        const double length = drawBurstLength(disease, random);
        const TimeInterval wanted{Duration(t), Duration(t + length)};
        if (!isFree(taken, wanted.widened(40_ms)))
            return;
        discharge(scene, disease, reached, t, length, strength * random.logNormal(1.0, 0.15),
                  random);
        taken.push_back(wanted);
        t += length + std::clamp(random.logNormal(0.085, 0.5), 0.040, 0.350);
    }
}

/// Tonic spasms of 1-10 s, one somewhere in each stretch of 60 s / rate.
void tonicSpasms(Scene& scene, const Disease& disease, std::vector<TimeInterval>& taken,
                 Random random)
{
    const double stretch = 60.0 / disease.tonicPerMinute;
    const double longest = std::clamp(0.3 * stretch, 1.1, 10.0);
    for (double begin = 0.0; begin < scene.duration.seconds(); begin += stretch) {
        const double length = std::clamp(random.logNormal(2.0, 0.6), 1.1, longest);
        const double onset = begin + random.uniform(0.05, 0.95) * (stretch - length);
        if (onset + length + 0.2 > scene.duration.seconds())
            return;
        std::vector<bool> reached = drawReach(disease, random);
        reached[0] = true;
        discharge(scene, disease, reached, onset, length, random.logNormal(0.9, 0.2), random);
        taken.push_back({Duration(onset), Duration(onset + length)});
    }
}

}  // namespace

/// Primary hemifacial spasm: irregular clonic bursts, alone and in trains, and tonic spasms,
/// at the same time in the muscles of one facial nerve, at rest and during movement.
void playHfs(Scene& scene)
{
    const Disease disease = drawDisease(scene.patient, scene.random.fork("disease"));
    blink(scene, {});
    const std::vector<Carried> movements = perform(scene, {});

    std::vector<TimeInterval> taken;
    tonicSpasms(scene, disease, taken, scene.random.fork("tonic spasms"));

    Random random = scene.random.fork("attacks");
    for (const Carried& movement : movements)
        if (random.chance(disease.movementTrigger)) {
            const double delay = random.uniform(0.05, 0.4);
            const bool isTrain = random.chance(0.7);
            attack(scene, disease, movement.interval.onset.seconds() + delay, isTrain, taken,
                   random);
        }
    const double wait = 60.0 / disease.attacksPerMinute;
    double t = random.uniform(0.1, wait);
    while (t < scene.duration.seconds()) {
        attack(scene, disease, t, random.chance(disease.trainShare), taken, random);
        t += 0.25 + random.exponential(wait);
    }
}

}  // namespace facialis::acquisition
