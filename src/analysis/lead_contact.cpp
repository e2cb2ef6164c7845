// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/lead_contact.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

#include "dsp/synchrony/quantile.hpp"
#include "src/analysis/sweep_reader.hpp"

namespace facialis::engine {
namespace {

constexpr std::size_t fewestArtifacts = 10;
constexpr double fewestPerMinute = 5.0;
constexpr double fewestPart = 1.0 / 3.0;
constexpr Duration together = 20_ms;
constexpr Duration beforeStimulus = 10_ms;  // a detector's onset may be early
constexpr std::size_t fewestLeads = 4;
constexpr double openInputDb = 45.0, overOthersDb = 20.0;

void reject(ChannelQuality& quality, std::string reason)
{
    quality.isUsable = false;
    quality.reasons.push_back(std::move(reason));
}

bool isArtifact(const MeasuredBurst& each)
{
    return each.stated.value_or(each.burst.kind) == BurstKind::artifact;
}

/// Whether anything begins in a lead within `together` of an instant.
bool beginsAt(const ChannelOutcome& outcome, Duration instant)
{
    const auto& bursts = outcome.bursts;
    const auto first = std::partition_point(
        bursts.begin(), bursts.end(),
        [&](const MeasuredBurst& each) { return each.burst.interval.onset + together < instant; });
    return first != bursts.end() && first->burst.interval.onset <= instant + together;
}

bool isOfStimulus(Duration instant, const std::vector<Duration>& stimuli)
{
    const auto next = std::lower_bound(stimuli.begin(), stimuli.end(), instant - sweepAfter);
    return next != stimuli.end() && *next <= instant + beforeStimulus;
}

/// Artifacts with which nothing begins in another lead: shocks and bumps reach several.
std::size_t ownArtifacts(const ChannelOutcome& outcome, const std::vector<ChannelOutcome>& outcomes,
                         const std::vector<Duration>& stimuli)
{
    const auto isOwn = [&](const MeasuredBurst& each) {
        const Duration onset = each.burst.interval.onset;
        return isArtifact(each) && !isOfStimulus(onset, stimuli) &&
               std::none_of(outcomes.begin(), outcomes.end(), [&](const ChannelOutcome& other) {
                   return other.channel != outcome.channel && beginsAt(other, onset);
               });
    };
    return static_cast<std::size_t>(
        std::count_if(outcome.bursts.begin(), outcome.bursts.end(), isOwn));
}

void judgeArtifacts(ChannelQuality& quality, std::size_t artifacts, const ChannelOutcome& outcome,
                    Duration examined)
{
    const auto count = static_cast<double>(artifacts);
    const double perMinute = count * 60.0 / examined.seconds();
    if (artifacts >= fewestArtifacts && perMinute >= fewestPerMinute &&
        count >= fewestPart * static_cast<double>(outcome.bursts.size()))
        reject(quality, fmt::format("{} artifacts, {:.1f} a minute, beside {} bursts: does the "
                                    "electrode hold?",
                                    artifacts, perMinute, outcome.bursts.size() - artifacts));
}

/// The median hum of the leads, in dB over its neighbourhood; empty of too few.
std::optional<double> usualHum(const std::vector<ChannelOutcome>& outcomes)
{
    std::vector<double> hums;
    for (const ChannelOutcome& outcome : outcomes)
        if (outcome.quality.mainsRatioDb)
            hums.push_back(*outcome.quality.mainsRatioDb);
    if (hums.size() < fewestLeads)
        return std::nullopt;
    return dsp::median(std::move(hums));
}

void judgeHum(ChannelQuality& quality, double usual)
{
    const double hum = quality.mainsRatioDb.value_or(0.0);
    if (hum >= openInputDb && hum >= usual + overOthersDb)
        reject(quality, fmt::format("its mains hum is {:.0f} dB stronger than in the other leads: "
                                    "is the electrode connected?",
                                    hum - usual));
}

}  // namespace

std::vector<ChannelQuality> qualitiesWithContact(const std::vector<ChannelOutcome>& outcomes,
                                                 Duration examined,
                                                 const std::vector<Duration>& stimuli)
{
    const std::optional<double> usual = usualHum(outcomes);
    std::vector<ChannelQuality> qualities;
    for (const ChannelOutcome& outcome : outcomes) {
        ChannelQuality& quality = qualities.emplace_back(outcome.quality);
        if (!quality.isUsable)
            continue;
        if (usual)
            judgeHum(quality, *usual);
        if (quality.isUsable)
            judgeArtifacts(quality, ownArtifacts(outcome, outcomes, stimuli), outcome, examined);
    }
    return qualities;
}

}  // namespace facialis::engine
