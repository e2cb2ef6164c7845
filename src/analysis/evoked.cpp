// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/evoked.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "dsp/evoked/response.hpp"
#include "dsp/synchrony/quantile.hpp"
#include "dsp/synchrony/wilson_interval.hpp"
#include "src/analysis/response_names.hpp"
#include "src/analysis/sweep_reader.hpp"

namespace facialis::engine {
namespace {

using dsp::SweepResponse;
using Verdict = SweepResponse::Verdict;

constexpr int fewestSweeps = 3;
constexpr int fewestWith = 2;
constexpr double shareByChance = 0.05;
constexpr double alike = 0.8;
constexpr double largestCopy = 1.0 / 3.0;

/// One channel's sweeps after one series, and what was seen in them.
struct Lead {
    std::size_t channel = 0;
    std::vector<dsp::Sweep> sweeps;
    std::array<std::vector<SweepResponse>, 2> seen;  ///< early, late
};

const dsp::ResponseWindow& windowOf(ResponseComponent component)
{
    return component == ResponseComponent::early ? dsp::earlyWindow : dsp::lateWindow;
}

std::string_view reasonOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::noBaseline:
        return "too little signal before the stimulus (edge, gap, or the stimulus before too "
               "close)";
    case Verdict::notRecorded:
        return "the window was not recorded (edge, gap, or the next stimulus too close)";
    case Verdict::artifact: return "the artifact of the stimulus reaches into the window";
    case Verdict::activeBefore: return "the muscle was active before the stimulus";
    case Verdict::goesOn: return "activity that began before the window reaches into it";
    case Verdict::present:
    case Verdict::absent: break;
    }
    return {};
}

std::vector<std::string> leftOut(const std::vector<SweepResponse>& seen)
{
    std::vector<std::string> reasons;
    for (const Verdict verdict : {Verdict::noBaseline, Verdict::notRecorded, Verdict::artifact,
                                  Verdict::activeBefore, Verdict::goesOn})
        if (const auto count =
                std::count_if(seen.begin(), seen.end(),
                              [&](const SweepResponse& each) { return each.verdict == verdict; });
            count > 0)
            reasons.push_back(fmt::format("{}: {}", count, reasonOf(verdict)));
    return reasons;
}

FindingState stateOf(int with, int judged)
{
    if (judged < fewestSweeps)
        return FindingState::notAssessable;
    return with >= fewestWith && dsp::wilsonInterval(with, judged)[0] > shareByChance
               ? FindingState::present
               : FindingState::absent;
}

void summarise(EvokedResponse& response, const std::vector<SweepResponse>& seen,
               const StimulusSeries& series, const Channel& channel)
{
    std::vector<double> latencies, amplitudes, areas;
    for (std::size_t k = 0; k < seen.size(); ++k) {
        response.sweeps += seen[k].isJudged() ? 1 : 0;
        if (seen[k].verdict != Verdict::present)
            continue;
        latencies.push_back(seen[k].latency.seconds());
        amplitudes.push_back(seen[k].peakToPeak);
        areas.push_back(seen[k].rectifiedArea);
        response.evidence.push_back(
            {series.times[k] + seen[k].latency, series.times[k] + seen[k].end});
    }
    response.sweepsWith = static_cast<int>(latencies.size());
    response.state = stateOf(response.sweepsWith, response.sweeps);
    response.leftOut = leftOut(seen);
    if (latencies.empty())
        return;
    response.latency = Duration(dsp::median(latencies));
    response.latencyQuartiles = {Duration(dsp::quantile(latencies, 0.25)),
                                 Duration(dsp::quantile(latencies, 0.75))};
    if (channel.dimension != Dimension::voltage)
        return;
    response.amplitude = Voltage(dsp::median(amplitudes));
    response.areaMicrovoltMilliseconds = dsp::median(areas) * 1e6 * 1e3;
}

/// Correlation of two leads over the response of the first in one sweep; empty where one of them is
/// not there.
std::optional<double> likeness(const Lead& copy, const Lead& original, std::size_t sweep,
                               const SweepResponse& response, Frequency rate)
{
    const dsp::Sweep& a = copy.sweeps[sweep];
    const dsp::Sweep& b = original.sweeps[sweep];
    const auto from = static_cast<std::size_t>(static_cast<std::int64_t>(a.stimulus) +
                                               sampleAt(response.latency - a.delay, rate));
    const auto to = static_cast<std::size_t>(static_cast<std::int64_t>(a.stimulus) +
                                             sampleAt(response.end - a.delay, rate));
    double aa = 0.0, bb = 0.0, ab = 0.0;
    for (std::size_t i = from; i < std::min({to, a.samples.size(), b.samples.size()}); ++i) {
        aa += a.samples[i] * a.samples[i];
        bb += b.samples[i] * b.samples[i];
        ab += a.samples[i] * b.samples[i];
    }
    const double both = std::sqrt(aa * bb);
    return both > 0.0 ? std::optional(std::abs(ab) / both) : std::nullopt;
}

/// Whether the responses of `copy` are those of `original`, conducted through the tissue.
bool isCopyOf(const Lead& copy, const Lead& original, ResponseComponent component,
              const std::vector<Channel>& channels)
{
    const Channel& a = channels[copy.channel];
    const Channel& b = channels[original.channel];
    if (!a.side || a.side != b.side || a.rate != b.rate || a.dimension != b.dimension)
        return false;
    const auto which = static_cast<std::size_t>(component);
    std::vector<double> correlations, sizes;
    for (std::size_t k = 0; k < copy.sweeps.size(); ++k) {
        const SweepResponse& mine = copy.seen[which][k];
        const SweepResponse& theirs = original.seen[which][k];
        if (mine.verdict != Verdict::present || theirs.verdict != Verdict::present)
            continue;
        if (const auto r = likeness(copy, original, k, mine, a.rate)) {
            correlations.push_back(*r);
            sizes.push_back(mine.peakToPeak / theirs.peakToPeak);
        }
    }
    return !correlations.empty() && dsp::median(correlations) >= alike &&
           dsp::median(sizes) <= largestCopy;
}

Result<std::vector<Lead>> leadsAfter(const StimulusSeries& series, const EvokedRequest& request,
                                     const std::vector<Duration>& times)
{
    std::vector<Lead> leads;
    for (const ChannelQuality& quality : request.quality) {
        const Channel& channel = request.channels[quality.channel];
        if (!quality.isUsable || channel.dimension == Dimension::other)
            continue;
        auto sweeps = readSweeps(request.recording, quality.channel, series, times, request.mains);
        if (!sweeps)
            return tl::unexpected(sweeps.error());
        Lead& lead = leads.emplace_back(Lead{quality.channel, std::move(*sweeps), {}});
        for (const auto component : {ResponseComponent::early, ResponseComponent::late})
            lead.seen[static_cast<std::size_t>(component)] =
                dsp::responsesIn(lead.sweeps, channel.rate, windowOf(component));
    }
    return leads;
}

EvokedResponse responseOf(const Lead& lead, ResponseComponent component,
                          const StimulusSeries& series, const std::vector<Lead>& leads,
                          const EvokedRequest& request)
{
    const Channel& channel = request.channels[lead.channel];
    EvokedResponse response;
    response.channel = lead.channel;
    response.component = component;
    nameResponse(response, series, channel, request.knowledge);
    summarise(response, lead.seen[static_cast<std::size_t>(component)], series, channel);
    response.isConducted = std::any_of(leads.begin(), leads.end(), [&](const Lead& other) {
        return &other != &lead && isCopyOf(lead, other, component, request.channels);
    });
    if (response.isConducted) {
        response.name = ResponseName::unnamed;
        response.isSpread = false;
    }
    return response;
}

}  // namespace

Result<std::vector<EvokedResponse>> evokedResponses(const EvokedRequest& request,
                                                    std::vector<std::string>& warnings)
{
    const std::vector<Duration> times = allTimes(request.stimuli);
    std::vector<EvokedResponse> all;
    for (std::size_t s = 0; s < request.stimuli.size(); ++s) {
        const StimulusSeries series = judgedPart(request.stimuli[s]);
        if (series.times.size() < request.stimuli[s].times.size())
            warnings.push_back(fmt::format("of {} stimuli of {} {} are judged, evenly spread",
                                           request.stimuli[s].times.size(), series.source,
                                           series.times.size()));
        const auto leads = leadsAfter(series, request, times);
        if (!leads)
            return tl::unexpected(leads.error());
        int judged = 0;
        for (const Lead& lead : *leads)
            for (const auto component : {ResponseComponent::early, ResponseComponent::late}) {
                EvokedResponse response = responseOf(lead, component, series, *leads, request);
                response.series = s;
                judged = std::max(judged, response.sweeps);
                if (response.name != ResponseName::unnamed ||
                    response.state == FindingState::present)
                    all.push_back(std::move(response));
            }
        if (judged == 0 && !leads->empty())
            warnings.push_back(fmt::format(
                "none of the {} sweeps after the stimuli of {} can be judged: each is too close to "
                "another stimulus, to an edge or to a gap, or its artifact is too long",
                series.times.size(), series.source));
    }
    return all;
}

}  // namespace facialis::engine
