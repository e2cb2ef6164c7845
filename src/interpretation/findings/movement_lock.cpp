// SPDX-License-Identifier: GPL-3.0-or-later
// "movlock" and "blinklock": the same question on movements and, where there were none, on blinks.
#include <algorithm>
#include <fmt/format.h>

#include "src/interpretation/findings/rules.hpp"

namespace facialis::engine {

namespace {

/// After a palsy the co-activation comes with every movement; in spasm with a third, and not every
/// one (R1). A detector misses some, so that "every" is asked for as seven of ten.
constexpr double limit = 0.7;
constexpr int fewestTrials = 3;

struct Pairs {
    std::vector<const SynkinesisPair*> present;
    int absent = 0, undecided = 0;
    bool isLeftJudged = false, isRightJudged = false;
};

Pairs sorted(const Examination& examination)
{
    Pairs pairs;
    for (const SynkinesisPair& pair : examination.analysis().synkinesis) {
        const bool isJudged = pair.trials >= fewestTrials && pair.probability &&
                              pair.call != SynkinesisCall::notAssessable &&
                              examination.isFacial(pair.driver) &&
                              examination.isFacial(pair.follower);
        if (!isJudged)
            continue;
        pairs.isLeftJudged = pairs.isLeftJudged || pair.side == Side::left;
        pairs.isRightJudged = pairs.isRightJudged || pair.side == Side::right;
        if (pair.call == SynkinesisCall::present && *pair.probability >= limit)
            pairs.present.push_back(&pair);
        else if (pair.call == SynkinesisCall::undecided && *pair.probability >= limit)
            ++pairs.undecided;
        else
            ++pairs.absent;
    }
    // The clearest first.
    std::stable_sort(pairs.present.begin(), pairs.present.end(),
                     [](const SynkinesisPair* a, const SynkinesisPair* b) {
                         return a->probabilityCi95[0] > b->probabilityCi95[0];
                     });
    return pairs;
}

/// The side with more such pairs; both where they are even.
Side sideOf(const std::vector<const SynkinesisPair*>& present)
{
    const auto lefts = std::count_if(present.begin(), present.end(),
                                     [](const auto* pair) { return pair->side == Side::left; });
    const auto rights = static_cast<std::ptrdiff_t>(present.size()) - lefts;
    if (lefts == rights)
        return Side::both;
    return lefts > rights ? Side::left : Side::right;
}

void showPresent(Finding& finding, const Pairs& pairs, const Examination& examination,
                 std::string_view what)
{
    constexpr std::size_t mostTrials = 3;
    const SynkinesisPair& best = *pairs.present.front();
    const auto& channels = examination.analysis().recording.channels;
    finding.state = FindingState::present;
    finding.side = sideOf(pairs.present);
    finding.value = best.probability;
    finding.channels = {best.driver, best.follower};
    for (std::size_t i = 0; i < std::min(mostTrials, best.evidence.size()); ++i)
        for (const std::size_t c : finding.channels)
            finding.evidence.push_back({c, best.evidence[i]});
    finding.rule = fmt::format(
        "{} joins {} in {} of {} {}; {} such pair(s) of muscles, {} without. Present from {:g} of "
        "the "
        "{} in a pair, without likely crosstalk.",
        channels[best.follower].label, channels[best.driver].label, best.coActivated, best.trials,
        what, pairs.present.size(), pairs.absent, limit, what);
}

Finding checkLock(Finding finding, const Examination& examination, std::string_view what)
{
    finding.limit = limit;
    const Pairs pairs = sorted(examination);
    if (!pairs.present.empty()) {
        showPresent(finding, pairs, examination, what);
        return finding;
    }
    if (!pairs.isLeftJudged || !pairs.isRightJudged)
        return notAssessable(
            finding, fmt::format("no pair of muscles with {} {} on each side", fewestTrials, what));
    if (pairs.undecided > 0)
        return notAssessable(
            finding, fmt::format("{} pair(s) of muscles move together, but crosstalk or normal "
                                 "synergy cannot be excluded",
                                 pairs.undecided));
    if (!examination.isSymmetric())
        return notAssessable(finding,
                             "no co-activation in the muscles recorded, but some are missing "
                             "on one side");
    finding.state = FindingState::absent;
    finding.rule = fmt::format(
        "None of {} pairs of muscles shows co-activation in {:g} of the {} that is more than on "
        "the other side.",
        pairs.absent, limit, what);
    return finding;
}

}  // namespace

Finding checkMovementLock(const Examination& examination)
{
    Finding finding = begun("movlock", examination);
    if (!examination.hasMovements())
        return notAssessable(finding,
                             "no voluntary movements were annotated or recognised: record eye "
                             "closure, smile and pucker, with their annotations");
    return checkLock(std::move(finding), examination, "movements");
}

Finding checkBlinkLock(const Examination& examination)
{
    Finding finding = begun("blinklock", examination);
    if (examination.hasMovements())
        return notAssessable(finding, "asked only where no movements were recorded; see movlock");
    if (!examination.measures().hasBlinksApart)
        return notAssessable(finding,
                             "blinks cannot be told: orbicularis oculi of both sides is "
                             "needed");
    return checkLock(std::move(finding), examination, "blinks");
}

}  // namespace facialis::engine
