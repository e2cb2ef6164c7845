// SPDX-License-Identifier: GPL-3.0-or-later
#include <vector>

#include "acquisition/simulation/scenarios/nerve_spasm.hpp"
#include "acquisition/simulation/scenarios/scenario.hpp"

namespace facialis::acquisition {
namespace {

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

/// Patterns at rest in 124 patients: isolated bursts 28, grouped 42, tonic 1, mixtures 53
/// ([R10]); all have some tonic spasms here.
NerveSpasm drawSpasm(const Patient& patient, Random random)
{
    NerveSpasm d;
    d.branches = drawBranches(patient, random);
    const std::size_t pattern = random.below(28 + 42 + 53);
    if (pattern < 28) {
        d.attacksPerMinute = random.uniform(20.0, 36.0);
        d.trainShare = random.uniform(0.05, 0.2);
        d.tonicPerMinute = random.uniform(0.6, 1.2);
    } else if (pattern < 28 + 42) {
        d.attacksPerMinute = random.uniform(12.0, 20.0);
        d.trainShare = random.uniform(0.7, 0.9);
        d.tonicPerMinute = random.uniform(0.8, 2.0);
    } else {
        d.attacksPerMinute = random.uniform(15.0, 26.0);
        d.trainShare = random.uniform(0.3, 0.6);
        d.tonicPerMinute = random.uniform(1.0, 2.5);
    }
    d.burstLength = random.uniform(0.040, 0.075);
    // 31.8 % of HFS patients co-activate on movement, never on every one ([R1]).
    d.movementTrigger = random.chance(0.318) ? random.uniform(0.15, 0.35) : 0.0;
    return d;
}

}  // namespace

/// Primary hemifacial spasm: irregular clonic bursts, alone and in trains, and tonic spasms,
/// at the same time in the muscles of one facial nerve, at rest and during movement.
void playHfs(Scene& scene)
{
    const NerveSpasm spasm = drawSpasm(scene.patient, scene.person.fork("disease"));
    blink(scene, {});
    const std::vector<Carried> movements = perform(scene, {});
    addSpasms(scene, spasm, movements);
}

}  // namespace facialis::acquisition
