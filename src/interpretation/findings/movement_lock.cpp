// SPDX-License-Identifier: GPL-3.0-or-later
// "movlock" and "blinklock": the same question on movements and, where there were none, on blinks.
#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <string>
#include <utility>

#include "src/interpretation/findings/rules.hpp"

namespace facialis::engine {

namespace {

/// After a palsy the co-activation comes with every movement; in spasm with a third, and not every
/// one (R1). A detector misses some, so that "every" is asked for as seven of ten.
constexpr double limit = 0.7;
constexpr int fewestTrials = 3;
/// Some forty pairs are held against a limit that was found for one. Where the other side's muscles
/// move together as well, a lone pair beyond it may be a natural synergy of a healthy face, whose
/// sides differ (R73); miswired fibres reach several muscles, or one that has no such synergy.
constexpr double synergyFrom = 0.3;

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

/// The same muscles of the other side, as far as their movements could be judged.
const SynkinesisPair* mirrorOf(const SynkinesisPair& pair, const Examination& examination)
{
    const auto isMirror = [&](std::size_t channel, std::size_t other) {
        return examination.muscle(channel) == examination.muscle(other) &&
               examination.side(channel) != examination.side(other);
    };
    for (const SynkinesisPair& other : examination.analysis().synkinesis)
        if (isMirror(pair.driver, other.driver) && isMirror(pair.follower, other.follower) &&
            other.trials >= fewestTrials && other.probability)
            return &other;
    return nullptr;
}

/// Whether the muscles of a pair are known not to move together on the other side. A copy that the
/// tissue conducts there is no movement.
bool isOneSided(const SynkinesisPair& pair, const Examination& examination)
{
    const SynkinesisPair* mirror = mirrorOf(pair, examination);
    return mirror != nullptr &&
           (*mirror->probability < synergyFrom || mirror->crosstalk == Crosstalk::likely);
}

/// Pairs of muscles on a side; several leads on a muscle are one.
std::size_t pairsOn(Side side, const std::vector<const SynkinesisPair*>& present,
                    const Examination& examination)
{
    std::set<std::pair<std::string, std::string>> muscles;
    for (const SynkinesisPair* pair : present)
        if (pair->side == side)
            muscles.emplace(examination.muscle(pair->driver), examination.muscle(pair->follower));
    return muscles.size();
}

bool isClear(const std::vector<const SynkinesisPair*>& present, const Examination& examination)
{
    return pairsOn(Side::left, present, examination) > 1 ||
           pairsOn(Side::right, present, examination) > 1 ||
           std::any_of(present.begin(), present.end(),
                       [&](const SynkinesisPair* pair) { return isOneSided(*pair, examination); });
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
        "the {} in a pair, without likely crosstalk, in two pairs of a side, or in one whose "
        "muscles do not move together on the other side.",
        channels[best.follower].label, channels[best.driver].label, best.coActivated, best.trials,
        what, pairs.present.size(), pairs.absent, limit, what);
}

Finding checkLock(Finding finding, const Examination& examination, std::string_view what)
{
    finding.limit = limit;
    const Pairs pairs = sorted(examination);
    if (!pairs.present.empty()) {
        showPresent(finding, pairs, examination, what);
        return isClear(pairs.present, examination) ? finding : suggested(std::move(finding));
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
