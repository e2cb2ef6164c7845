// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <fmt/format.h>

#include "src/interpretation/findings/rules.hpp"
#include "src/interpretation/findings/side_counts.hpp"

namespace facialis::engine {

namespace {

/// Spasm adds to what a side does on purpose: beside it the healthy side looks weak.
bool isMovedBySpasm(const Examination& examination, Side stronger)
{
    constexpr double oneSided = 0.5;
    constexpr int fewest = 5;
    const auto counts = sideCounts(examination);
    if (!counts || counts->total() < fewest)
        return false;
    return stronger == Side::right ? counts->index >= oneSided : counts->index <= -oneSided;
}

}  // namespace

Finding checkWeakness(const Examination& examination)
{
    /// Healthy faces are asymmetric, too (R73): only less than half counts.
    constexpr double limit = 0.5;
    constexpr int fewestTrials = 3;
    Finding finding = begun("weak", examination);
    finding.limit = limit;
    double sum = 0.0;
    int trials = 0;
    for (const VoluntaryStrength& strength : examination.measures().voluntary) {
        const MuscleEntry* muscle = examination.knowledge().muscle(strength.muscle);
        if (muscle == nullptr || muscle->nerve != "VII")
            continue;
        // Ratios are averaged as logarithms, so that left and right are treated alike.
        sum += strength.trials * std::log(strength.leftOverRight);
        trials += strength.trials;
        for (const std::size_t c : examination.channels(&Examination::isFacial))
            if (examination.muscle(c) == strength.muscle)
                finding.channels.push_back(c);
    }
    if (trials < fewestTrials)
        return notAssessable(finding,
                             fmt::format("only {} voluntary movements of muscles recorded on both "
                                         "sides; {} are needed",
                                         trials, fewestTrials));
    std::sort(finding.channels.begin(), finding.channels.end());
    finding.channels.erase(std::unique(finding.channels.begin(), finding.channels.end()),
                           finding.channels.end());
    const double leftOverRight = std::exp(sum / trials);
    finding.value = std::min(leftOverRight, 1.0 / leftOverRight);
    const Side weaker = leftOverRight < 1.0 ? Side::left : Side::right;
    finding.rule = fmt::format(
        "Over {} voluntary movements the {} has {:.2f} of the other side's amplitude (RMS); "
        "present "
        "below {:g}.",
        trials, words(weaker), *finding.value, limit);
    if (*finding.value < limit && isMovedBySpasm(examination, opposite(weaker)))
        return notAssessable(finding,
                             fmt::format("the {} twitches, so that its amplitude is not its "
                                         "voluntary one: {}",
                                         words(opposite(weaker)), finding.rule));
    finding.state = *finding.value < limit ? FindingState::present : FindingState::absent;
    if (finding.state == FindingState::absent) {
        if (!examination.isSymmetric())
            return notAssessable(finding, "muscles are missing on one side: " + finding.rule);
        return finding;
    }
    finding.side = weaker;
    std::vector<Burst> shown;
    for (const Burst& burst : examination.analysis().bursts)
        if (burst.kind == BurstKind::voluntary && !burst.isConducted &&
            std::binary_search(finding.channels.begin(), finding.channels.end(), burst.channel))
            shown.push_back(burst);
    finding.evidence = clearest(std::move(shown));
    return finding;
}

}  // namespace facialis::engine
