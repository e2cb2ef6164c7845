// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fmt/format.h>

#include "dsp/synchrony/variation.hpp"
#include "src/interpretation/findings/rules.hpp"

namespace facialis::engine {

namespace {

constexpr std::size_t fewest = 6;
/// Coefficient of variation of the intervals: 0 for a clock, about 1 for events without memory.
constexpr double irregularFrom = 0.5;
/// Of the eye's bursts, in rhythmic runs: a lid twitch keeps 3 to 8 per second (R33).
constexpr double rhythmicUpTo = 1.0 / 3.0;

double rhythmicPart(const Examination& examination, std::size_t channel)
{
    for (const BurstRhythm& rhythm : examination.measures().rhythms)
        if (rhythm.channel == channel && rhythm.bursts > 0)
            return static_cast<double>(rhythm.rhythmic) / rhythm.bursts;
    return 0.0;
}

}  // namespace

Finding checkIrregularLid(const Examination& examination)
{
    Finding finding = begun("lidirr", examination);
    finding.limit = rhythmicUpTo;
    const Finding lid = checkLidOnly(examination);
    if (lid.state == FindingState::notAssessable)
        return notAssessable(std::move(finding), lid.rule);
    if (lid.state == FindingState::absent || lid.side == Side::both) {
        finding.state = FindingState::absent;
        finding.rule = "No eyelid twitches alone: " + lid.rule;
        return finding;
    }
    const std::size_t eye = lid.channels.front();
    std::vector<Burst> bursts = examination.involuntary(eye);
    std::vector<Duration> onsets;
    onsets.reserve(bursts.size());
    for (const Burst& burst : bursts)
        onsets.push_back(burst.interval.onset);
    // What is faint may be noise, but belongs to the rhythm all the same.
    std::erase_if(bursts, [](const Burst& burst) { return !isClear(burst); });
    const double variation = dsp::intervalVariation(onsets);
    finding.channels = {eye};
    finding.value = rhythmicPart(examination, eye);
    finding.rule = fmt::format(
        "{} bursts of {} alone with twice the power of the noise, variation of intervals {:.2f}, "
        "{:.2f} of its bursts in a rhythm. Present from {} of them with a variation of {:g} and at "
        "most {:.2f} in a rhythm.",
        bursts.size(), examination.analysis().recording.channels[eye].label, variation,
        *finding.value, fewest, irregularFrom, rhythmicUpTo);
    if (bursts.size() < fewest)
        return notAssessable(finding, "too few to judge their rhythm: " + finding.rule);
    const bool isPresent = variation >= irregularFrom && *finding.value <= rhythmicUpTo;
    finding.state = isPresent ? FindingState::present : FindingState::absent;
    if (isPresent) {
        finding.side = lid.side;
        finding.evidence = clearest(std::move(bursts));
    }
    return finding;
}

}  // namespace facialis::engine
