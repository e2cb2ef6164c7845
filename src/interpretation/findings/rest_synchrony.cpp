// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fmt/format.h>
#include <tuple>

#include "src/interpretation/findings/rules.hpp"

namespace facialis::engine {

namespace {

constexpr Duration shortestRest = 20_s;
constexpr int fewest = 5;
constexpr int fewestToSuggest = 2;
constexpr double largestP = 0.01;
/// Of the rarer muscle's bursts, beyond chance. Unrelated bursts give 0; one nerve gives nearly 1.
constexpr double limit = 0.3;

struct Pair {
    const RestSynchrony* synchrony = nullptr;
    double excess = 0.0;

    /// @param fewestCoincidences  that are asked for
    [[nodiscard]] bool isBeyondChance(int fewestCoincidences) const
    {
        return synchrony != nullptr && synchrony->coincident >= fewestCoincidences &&
               excess >= limit && synchrony->pValue.value_or(1.0) <= largestP;
    }
    [[nodiscard]] bool isPresent() const { return isBeyondChance(fewest); }
};

double excessOf(const RestSynchrony& synchrony)
{
    const int rarer = std::min(synchrony.firstEvents, synchrony.secondEvents);
    return rarer > 0 ? (synchrony.coincident - synchrony.expected) / rarer : 0.0;
}

/// The clearest pair of eye and lower face of a side; none where no such pair was measured.
Pair bestPair(const Examination& examination, Side side)
{
    Pair best;
    for (const RestSynchrony& synchrony : examination.measures().restSynchrony) {
        const bool isPair =
            (examination.isEye(synchrony.first) && examination.isLowerFace(synchrony.second)) ||
            (examination.isEye(synchrony.second) && examination.isLowerFace(synchrony.first));
        if (!isPair || synchrony.side != side)
            continue;
        const Pair pair{&synchrony, excessOf(synchrony)};
        const auto place = [](const Pair& each) {
            return std::tuple(each.isPresent(), each.isBeyondChance(fewestToSuggest),
                              each.synchrony ? each.synchrony->coincident : -1);
        };
        if (place(pair) > place(best))
            best = pair;
    }
    return best;
}

std::string described(const Examination& examination, const Pair& pair, Side side)
{
    if (pair.synchrony == nullptr)
        return fmt::format("{}: eye and lower face were not both recorded", words(side));
    const RestSynchrony& s = *pair.synchrony;
    const auto& channels = examination.analysis().recording.channels;
    const std::string p = s.pValue ? fmt::format(", p = {:.3g}", *s.pValue) : "";
    return fmt::format("{}: {} of {} bursts of {} and {} at rest coincide, {:.1f} by chance{}",
                       words(side), s.coincident, std::min(s.firstEvents, s.secondEvents),
                       channels[s.first].label, channels[s.second].label, s.expected, p);
}

/// Blinks that cannot be told from other bursts may drag the mouth along, where movements do.
bool mayBeBlinks(const Examination& examination, std::optional<Side> side)
{
    if (examination.measures().hasBlinksApart)
        return false;
    const Finding lock = checkMovementLock(examination);
    return lock.state == FindingState::present && lock.side == side;
}

}  // namespace

Finding checkRestSynchrony(const Examination& examination)
{
    Finding finding = begun("sync7", examination);
    finding.limit = limit;
    if (examination.measures().restTime < shortestRest)
        return notAssessable(finding, fmt::format("only {:.0f} s of rest; {:g} s are needed",
                                                  examination.measures().restTime.seconds(),
                                                  shortestRest.seconds()));
    const Pair left = bestPair(examination, Side::left);
    const Pair right = bestPair(examination, Side::right);
    const std::string both = described(examination, left, Side::left) + "; " +
                             described(examination, right, Side::right);
    finding.rule = fmt::format(
        "{}. Present from {} coincidences, p <= {:g} against circular shifts and {:g} of the rarer "
        "muscle's bursts beyond chance.",
        both, fewest, largestP, limit);

    const bool isPresent = left.isPresent() || right.isPresent();
    const int asked = isPresent ? fewest : fewestToSuggest;
    for (const auto& [pair, side] : {std::pair(left, Side::left), {right, Side::right}}) {
        if (pair.synchrony == nullptr)
            continue;
        finding.channels.push_back(pair.synchrony->first);
        finding.channels.push_back(pair.synchrony->second);
        finding.value = std::max(finding.value.value_or(-1.0), pair.excess);
        if (!pair.isBeyondChance(asked))
            continue;
        finding.side = joined(finding.side, side);
        for (const TimeInterval& place : pair.synchrony->evidence)
            for (const std::size_t c : {pair.synchrony->first, pair.synchrony->second})
                finding.evidence.push_back({c, place});
    }
    if (finding.side && mayBeBlinks(examination, finding.side)) {
        finding.side.reset();
        finding.evidence.clear();
        return notAssessable(finding,
                             "blinks cannot be told here, and may drag the mouth along as "
                             "movements do: " +
                                 finding.rule);
    }
    if (finding.side) {
        finding.state = FindingState::present;
        std::stable_sort(finding.evidence.begin(), finding.evidence.end(),
                         [](const Evidence& a, const Evidence& b) {
                             return a.interval.onset < b.interval.onset;
                         });
        return isPresent ? finding : suggested(std::move(finding));
    }
    const bool isComplete =
        left.synchrony != nullptr && right.synchrony != nullptr && examination.isSymmetric();
    if (!isComplete)
        return notAssessable(finding, "a muscle of eye or lower face is missing: " + both);
    finding.state = FindingState::absent;
    return finding;
}

}  // namespace facialis::engine
