// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/interpretation/cause_tally.hpp"

#include <algorithm>

namespace facialis::engine {

namespace {

Support bandOfEmg(const CauseTally& tally)
{
    if (!tally.isDecisivePresent)
        return Support::weak;
    const int against = tally.failed + tally.opposing + tally.faintlyOpposing;
    const bool isComplete = tally.distinguishing >= 2 && !tally.isRequiredUntested;
    if (tally.excluding > 0 || against > 1)
        return Support::weak;
    if (against == 1)
        return tally.distinguishing >= 2 ? Support::moderate : Support::weak;
    return isComplete ? Support::strong : Support::moderate;
}

/// A test is open that must not be forgotten: one thing against the cause is not enough to do so.
bool isKeptInSpite(const CauseTally& tally)
{
    return tally.isKept && tally.opposing <= 1 && tally.excluding == 0;
}

/// Nothing decisive speaks for it: does more speak against it?
bool isAgainst(const CauseTally& tally)
{
    if (tally.excluding > 0)
        return true;
    if (isKeptInSpite(tally))
        return false;
    // What was seen, if unclearly, is not outweighed by what was looked for in vain.
    if (tally.isDecisiveSuggested)
        return tally.opposing > tally.positives + 1;
    if (!tally.hasDecisive)
        return tally.opposing > 0 && tally.opposing >= tally.positives;
    // While the test that parts it from its neighbour is open, it stays in the list.
    if (tally.isRequiredUntested && tally.opposing == 0)
        return false;
    if (tally.isDecisiveFailed)
        return tally.failed + tally.opposing > tally.positives;
    return tally.opposing > tally.positives + 1;
}

}  // namespace

Support bandOf(const CauseTally& tally, const CauseEntry& entry)
{
    if (tally.positives == 0) {
        const bool isSeen = tally.isDecisiveSuggested && !isAgainst(tally);
        if (tally.opposing + tally.excluding > 0 && !isKeptInSpite(tally) && !isSeen)
            return Support::against;
        if (tally.isKept || tally.isDecisiveSuggested)
            return Support::weak;
        const bool isOpen = tally.hasDecisive ? !tally.isDecisiveFailed : tally.untested > 0;
        return isOpen ? Support::notAssessable : Support::none;
    }
    if (!tally.isDecisivePresent && isAgainst(tally))
        return Support::against;

    // Order of the enumeration: strong is the smallest.
    const bool isOpened = tally.isContextDecisive && tally.emgPositives > 0;
    const Support ceiling = isOpened ? entry.contextCeiling : entry.ceiling;
    Support band = bandOfEmg(tally);
    if (isOpened && !tally.hasDecisive && tally.excluding == 0)
        band = tally.opposing == 0 ? ceiling : Support::weak;
    return std::max(band, ceiling);
}

}  // namespace facialis::engine
