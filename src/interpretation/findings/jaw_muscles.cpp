// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fmt/format.h>
#include <iterator>

#include "src/interpretation/findings/rules.hpp"

namespace facialis::engine {

namespace {

constexpr int fewest = 5;
constexpr double fewestPerMinute = 2.0;
/// Or contractions of more than a second, which spasm of the jaw may consist of alone (R47).
constexpr std::ptrdiff_t fewestTonic = 2;
constexpr std::ptrdiff_t fewestToSuggest = 2;
/// RMS of brief bursts over the noise that shows spasm: a few that are barely clear may be the
/// heart's, which beats nearby, and only suggest it.
constexpr double surelyOverNoise = 2.0;
constexpr Duration tonicFrom{1.0};
/// What is shorter may be a single potential, of the heart or of a motor unit.
constexpr Duration shortest = 25_ms;
/// The other side may be active for a quarter of the time: chewing and clenching use both sides.
constexpr double limit = 0.25;

bool isJaw(const Examination& examination, std::size_t channel)
{
    return examination.isUsable(channel) && (examination.muscle(channel) == "masseter" ||
                                             examination.muscle(channel) == "temporalis");
}

/// Whether a jaw muscle of a side acts at all: a lead that hangs loose makes the other side's
/// movements look one-sided.
bool actsAtAll(const Examination& examination, Side side)
{
    const auto& bursts = examination.analysis().bursts;
    return std::any_of(bursts.begin(), bursts.end(), [&](const Burst& burst) {
        return isJaw(examination, burst.channel) && examination.side(burst.channel) == side &&
               burst.kind != BurstKind::artifact && !burst.isConducted;
    });
}

Duration timeOf(const std::vector<Burst>& bursts)
{
    Duration time;
    for (const Burst& burst : bursts)
        time = time + burst.interval.length();
    return time;
}

std::ptrdiff_t tonicOf(const std::vector<Burst>& bursts)
{
    return std::count_if(bursts.begin(), bursts.end(),
                         [](const Burst& burst) { return burst.interval.length() > tonicFrom; });
}

}  // namespace

Finding checkJawMuscles(const Examination& examination)
{
    Finding finding = begun("mas", examination);
    finding.limit = limit;
    std::vector<Burst> bursts[2];
    for (std::size_t c = 0; c < examination.analysis().recording.channels.size(); ++c) {
        if (!isJaw(examination, c))
            continue;
        finding.channels.push_back(c);
        auto& ofSide = bursts[examination.side(c) == Side::left ? 0 : 1];
        const auto found = examination.unaccompanied(c);
        // Chewing and clenching leave faint copies, and false bursts are faint.
        std::copy_if(found.begin(), found.end(), std::back_inserter(ofSide),
                     [](const Burst& b) { return isClear(b) && b.interval.length() >= shortest; });
    }
    if (finding.channels.empty())
        return notAssessable(finding, "masseter and temporalis were not recorded");
    const Duration left = timeOf(bursts[0]), right = timeOf(bursts[1]);
    const Duration more = std::max(left, right), fewer = std::min(left, right);
    finding.value = more > Duration(0.0) ? fewer.seconds() / more.seconds() : 0.0;
    const Side busier = left > right ? Side::left : Side::right;
    const auto& busy = bursts[busier == Side::left ? 0 : 1];
    const auto count = std::ssize(busy);

    const bool isComparable =
        !examination.hasMovements() || actsAtAll(examination, opposite(busier));
    const bool isMirrored = examination.areMirrored(finding.channels);
    const auto tonic = isComparable ? tonicOf(busy) : 0;
    const auto sure = std::count_if(busy.begin(), busy.end(), [](const Burst& burst) {
        return burst.rmsOverNoise >= surelyOverNoise;
    });
    finding.rule = fmt::format(
        "{} left ({:.1f} s) and {} right ({:.1f} s) involuntary bursts of the jaw muscles of {:g} "
        "ms or more with twice the power of the noise while the face is still; of the busier side "
        "{} with {:g} times its RMS, {} longer than a second. Present from {} such on one side "
        "({:g} a minute), or {} long ones where the other side acts at all or nothing was moved, "
        "with at most {:g} of their time on the other.",
        bursts[0].size(), left.seconds(), bursts[1].size(), right.seconds(),
        shortest.milliseconds(), sure, surelyOverNoise, tonic, fewest, fewestPerMinute, fewestTonic,
        limit);
    const bool isActive = (sure >= fewest && examination.perMinute(int(sure)) >= fewestPerMinute) ||
                          tonic >= fewestTonic;
    const bool isSuggested = isMirrored && isComparable &&
                             (count >= fewestToSuggest || tonic > 0) &&
                             examination.isFrequent(int(count));
    if ((isActive || isSuggested) && *finding.value <= limit) {
        finding.state = FindingState::present;
        finding.side = busier;
        finding.evidence = clearest(busy);
        return isActive ? finding : suggested(std::move(finding));
    }
    if (!isMirrored)
        return notAssessable(finding, "jaw muscles are missing on one side: " + finding.rule);
    if (!isComparable && tonicOf(busy) > 0)
        return notAssessable(finding,
                             "the jaw of the other side does not act at all: does its lead "
                             "hold? " +
                                 finding.rule);
    finding.state = FindingState::absent;
    return finding;
}

}  // namespace facialis::engine
