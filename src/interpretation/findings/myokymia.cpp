// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "src/interpretation/findings/rules.hpp"

namespace facialis::engine {

namespace {

constexpr int fewest = 10;
/// Part of a channel's involuntary bursts that lie in rhythmic runs.
constexpr double fewestPart = 0.5;
/// Groups of eyelid myokymia recur at 3-8 Hz (R33); an estimated rate may lie a little beside.
constexpr Frequency slowest = 2.5_Hz, fastest = 9_Hz;
/// Groups of facial myokymia recur within 10 s (M, after the AANEM's terms).
constexpr Frequency slowestFacial = 0.1_Hz;
constexpr double largestVariation = 0.35;

bool isRhythmic(const BurstRhythm& rhythm, bool isEye)
{
    return rhythm.rhythmic >= fewest && rhythm.rhythmic >= fewestPart * rhythm.bursts &&
           rhythm.rate && *rhythm.rate >= (isEye ? slowest : slowestFacial) &&
           *rhythm.rate <= fastest && rhythm.variation.value_or(1.0) <= largestVariation;
}

}  // namespace

Finding checkMyokymia(const Examination& examination)
{
    constexpr std::size_t handful = 4;
    Finding finding = begun("myok", examination);
    finding.unit = "Hz";
    finding.limit = slowest.hertz();
    const auto channels = examination.channels(&Examination::isFacial);
    if (channels.empty())
        return notAssessable(finding, "no muscle of the facial nerve was recorded");
    const BurstRhythm* best = nullptr;
    for (const BurstRhythm& rhythm : examination.measures().rhythms) {
        if (!examination.isFacial(rhythm.channel) ||
            !isRhythmic(rhythm, examination.isEye(rhythm.channel)))
            continue;
        finding.channels.push_back(rhythm.channel);
        finding.side = joined(finding.side, examination.side(rhythm.channel));
        for (std::size_t i = 0; i < std::min(handful, rhythm.runs.size()); ++i)
            finding.evidence.push_back({rhythm.channel, rhythm.runs[i]});
        if (best == nullptr || rhythm.rhythmic > best->rhythmic)
            best = &rhythm;
    }
    const std::string asked = fmt::format(
        "Present from {} bursts in regular runs that make up {:g} of a muscle's involuntary "
        "bursts, "
        "at {:g} (beside the lids {:g}) to {:g} Hz with a variation of at most {:g}.",
        fewest, fewestPart, slowest.hertz(), slowestFacial.hertz(), fastest.hertz(),
        largestVariation);
    if (best != nullptr) {
        finding.state = FindingState::present;
        finding.value = best->rate->hertz();
        finding.rule =
            fmt::format("{}: {} of {} involuntary bursts recur at {:.1f} Hz (variation {:.2f}). {}",
                        examination.analysis().recording.channels[best->channel].label,
                        best->rhythmic, best->bursts, best->rate->hertz(), *best->variation, asked);
        return finding;
    }
    if (!examination.isSymmetric())
        return notAssessable(finding,
                             "no rhythm in the muscles recorded, but some are missing on one "
                             "side");
    finding.state = FindingState::absent;
    finding.channels = channels;
    finding.rule = "No muscle bursts in regular runs. " + asked;
    return finding;
}

}  // namespace facialis::engine
