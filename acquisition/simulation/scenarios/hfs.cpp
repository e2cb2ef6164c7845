// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <string_view>
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

/// Where the spasm began, where it reaches, and how surely.
std::vector<Branch> drawWideBranches(const Patient& patient, Traits& traits)
{
    const bool isConfined = !traits.choice("spread").chance(share::spreadSpasm);
    const bool isPerioral = traits.choice("start").chance(share::perioralStart);
    traits.note("start", isPerioral ? "mouth" : "eye");
    traits.note("spread", isConfined ? "one muscle" : "territory");
    const Muscle first = isPerioral ? Muscle::orbicularisOris : Muscle::orbicularisOculi;
    const Muscle second = isPerioral ? Muscle::orbicularisOculi : Muscle::orbicularisOris;
    const double level = traits.draw("spasm", "spasm_level");
    const double longestLag = isConfined ? 0.0 : 1e-3 * traits.draw("hfs", "longest_lag_ms");
    Random random = traits.choice("branches");
    std::vector<Branch> branches;
    const auto reach = [&](Muscle muscle, std::string_view share) {
        const std::size_t channel = channelOf(muscle, *patient.affected);
        branches.push_back({.channel = channel,
                            .participation = traits.draw("hfs", share),
                            .lag = branches.empty() ? 0.0 : random.uniform(0.0, longestLag),
                            .peak = patient.voluntaryPeak[channel].microvolts() * level *
                                    random.logNormal(1.0, 0.2)});
    };
    reach(first, "share_first");
    if (isConfined)
        return branches;
    reach(Muscle::zygomaticusMajor, "share_cheek");
    reach(second, "share_second");
    reach(Muscle::mentalis, "share_chin");
    reach(Muscle::platysma, "share_neck");
    reach(Muscle::frontalis, "share_brow");
    return branches;
}

std::string_view drawPattern(Random random)
{
    std::size_t place = random.below(share::isolatedBursts + share::groupedBursts +
                                     share::tonicOnly + share::mixedPatterns);
    if (place < share::isolatedBursts)
        return "isolated";
    place -= share::isolatedBursts;
    if (place < share::groupedBursts)
        return "grouped";
    return place - share::groupedBursts < share::tonicOnly ? "tonic" : "mixed";
}

NerveSpasm drawWideSpasm(const Patient& patient, Traits& traits)
{
    NerveSpasm spasm = drawNerveSpasm(traits);
    spasm.branches = drawWideBranches(patient, traits);
    const std::string_view pattern = drawPattern(traits.choice("pattern"));
    traits.note("pattern", pattern);
    const std::string scope = "hfs " + std::string(pattern);
    spasm.attacksPerMinute = traits.draw(scope, "attacks_per_minute");
    spasm.trainShare = traits.draw(scope, "train_share");
    if (pattern != "isolated")
        spasm.tonicPerMinute = traits.draw(scope, "tonic_per_minute");
    if (pattern == "tonic")
        spasm.tonicFilling = 0.9;
    if (traits.choice("movement").chance(share::triggeredSpasm))
        spasm.movementTrigger = traits.draw("hfs", "movement_trigger");
    return spasm;
}

Manner drawWideManner(const Patient& patient, Traits& traits)
{
    Manner manner;
    if (traits.choice("palsy").chance(share::palsyWithSpasm))
        manner.strengthOfSide[patient.affected == Side::right ? 1 : 0] =
            traits.draw("hfs", "strength_of_side");
    return manner;
}

}  // namespace

/// Primary hemifacial spasm: irregular clonic bursts, alone and in trains, and tonic spasms,
/// at the same time in the muscles of one facial nerve, at rest and during movement.
void playHfs(Scene& scene)
{
    const NerveSpasm spasm = scene.traits ? drawWideSpasm(scene.patient, *scene.traits)
                                          : drawSpasm(scene.patient, scene.person.fork("disease"));
    const Manner manner = scene.traits ? drawWideManner(scene.patient, *scene.traits) : Manner{};
    blink(scene, manner);
    const std::vector<Carried> movements = perform(scene, manner);
    addSpasms(scene, spasm, movements);
}

}  // namespace facialis::acquisition
