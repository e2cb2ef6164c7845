// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fmt/format.h>

#include "src/interpretation/findings/rules.hpp"

namespace facialis::engine {

namespace {

constexpr int fewest = 5;
constexpr double fewestPerMinute = 2.0;
/// Or contractions of more than a second, which spasm of the jaw may consist of alone (R47).
constexpr std::ptrdiff_t fewestTonic = 2;
constexpr Duration tonicFrom{1.0};
/// The other side may have a quarter of it: chewing and clenching use both sides.
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
        const std::size_t side = examination.side(c) == Side::left ? 0 : 1;
        const auto found = examination.unaccompanied(c);
        bursts[side].insert(bursts[side].end(), found.begin(), found.end());
    }
    if (finding.channels.empty())
        return notAssessable(finding, "masseter and temporalis were not recorded");
    const int left = static_cast<int>(bursts[0].size()), right = static_cast<int>(bursts[1].size());
    const int more = std::max(left, right), fewer = std::min(left, right);
    finding.value = more > 0 ? double(fewer) / more : 0.0;
    const Side busier = left > right ? Side::left : Side::right;
    const auto tonic = !examination.hasMovements() || actsAtAll(examination, opposite(busier))
                           ? tonicOf(bursts[busier == Side::left ? 0 : 1])
                           : 0;
    finding.rule = fmt::format(
        "{} involuntary bursts of the left and {} of the right jaw muscles while the face is "
        "still, {} of the busier side longer than a second. Present from {} on one side ({:g} a "
        "minute), or {} long ones where the other side acts at all or nothing was moved, with at "
        "most {:g} of them on "
        "the other.",
        left, right, tonic, fewest, fewestPerMinute, fewestTonic, limit);
    const bool isActive =
        (more >= fewest && examination.perMinute(more) >= fewestPerMinute) || tonic >= fewestTonic;
    if (isActive && *finding.value <= limit) {
        finding.state = FindingState::present;
        finding.side = left > right ? Side::left : Side::right;
        finding.evidence = clearest(bursts[left > right ? 0 : 1]);
        return finding;
    }
    if (!examination.areMirrored(finding.channels))
        return notAssessable(finding, "jaw muscles are missing on one side: " + finding.rule);
    finding.state = FindingState::absent;
    return finding;
}

}  // namespace facialis::engine
