// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/analyze.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "src/analysis/burst_spectra.hpp"
#include "src/analysis/classify.hpp"
#include "src/analysis/detection_pass.hpp"
#include "src/analysis/evoked.hpp"
#include "src/analysis/lead_contact.hpp"
#include "src/analysis/stimuli.hpp"
#include "src/analysis/sweep_reader.hpp"
#include "src/interpretation/findings.hpp"
#include "src/interpretation/rank_causes.hpp"
#include "src/pipeline/mains_line.hpp"

namespace facialis::engine {
namespace {

constexpr double partOfDetection = 0.9;  // of the time, for the progress bar

Result<TimeInterval> partOf(const AnalysisRequest& request, std::vector<std::string>& warnings)
{
    const RecordingInfo& info = request.recording.info();
    const TimeInterval whole{Duration(0.0), info.duration};
    if (!request.part)
        return whole;
    TimeInterval part = *request.part;
    if (!(part.onset >= whole.onset) || !(part.onset < whole.offset) || !(part.offset > part.onset))
        return failure(fmt::format("the part from {:g} s to {:g} s does not lie in the recording",
                                   part.onset.seconds(), part.offset.seconds()),
                       info.path,
                       fmt::format("choose one between 0 and {:g} s", whole.offset.seconds()));
    if (part.offset > whole.offset) {
        warnings.push_back(
            fmt::format("the part ends with the recording, at {:g} s", whole.offset.seconds()));
        part.offset = whole.offset;
    }
    return part;
}

std::vector<Channel> channelsOf(const AnalysisRequest& request, std::vector<std::string>& warnings)
{
    const RecordingInfo& info = request.recording.info();
    if (request.montage.empty())
        return namedChannels(info, request.knowledge, warnings);
    std::vector<Channel> channels = info.channels;
    for (std::size_t c = 0; c < channels.size() && c < request.montage.size(); ++c) {
        channels[c].muscle = request.montage[c].muscle;
        channels[c].side = request.montage[c].side;
        if (isTrigger(channels[c], request.knowledge))
            channels[c].dimension = Dimension::other;
    }
    return channels;
}

void warnOfBand(const std::vector<ChannelQuality>& qualities, const std::vector<Channel>& channels,
                const AnalysisSettings& settings, std::vector<std::string>& warnings)
{
    for (const ChannelQuality& quality : qualities) {
        const Channel& channel = channels[quality.channel];
        const auto band = analysisBand(channel.rate, settings);
        if (band && band->isNarrow)
            warnings.push_back(fmt::format(
                "channel {} \"{}\": at {:g} Hz the band ({:g} to {:g} Hz) does not fit surface EMG",
                quality.channel + 1, channel.label, channel.rate.hertz(), band->highPass.hertz(),
                band->lowPass.hertz()));
        if (!quality.isUsable)
            warnings.push_back(fmt::format("channel {} \"{}\" is not used: {}", quality.channel + 1,
                                           channel.label, fmt::join(quality.reasons, "; ")));
    }
}

/// The recording with its channels named, and nothing else yet.
AnalysisResult begun(const AnalysisRequest& request)
{
    AnalysisResult result;
    result.recording = request.recording.info();
    result.recording.channels = channelsOf(request, result.recording.warnings);
    return result;
}

void listSettings(const AnalysisSettings& settings, Frequency mains, TimeInterval part,
                  AnalysisResult& result)
{
    result.settings = listed(settings);
    result.settings.push_back({"mains.used_hz", mains.hertz()});
    result.settings.push_back({"part.from_s", part.onset.seconds()});
    result.settings.push_back({"part.to_s", part.offset.seconds()});
}

/// Everything after the detection.
Result<void> conclude(const AnalysisRequest& request, const std::vector<ChannelOutcome>& outcomes,
                      TimeInterval part, Frequency mains, AnalysisResult& result)
{
    const AnalysisSettings& settings = request.settings;
    const std::vector<Channel>& channels = result.recording.channels;
    auto& warnings = result.recording.warnings;
    auto stimuli = findStimuli({request.recording, channels, request.knowledge, part}, warnings);
    if (!stimuli)
        return tl::unexpected(stimuli.error());
    result.stimuli = std::move(*stimuli);
    result.quality = qualitiesWithContact(outcomes, part.length(), allTimes(result.stimuli));
    warnOfBand(result.quality, channels, settings, warnings);
    auto evoked = evokedResponses(
        {request.recording, channels, result.quality, result.stimuli, request.knowledge, mains},
        warnings);
    if (!evoked)
        return tl::unexpected(evoked.error());
    result.evoked = std::move(*evoked);

    const WindowReader reader(request.recording, settings, mains);
    classify({outcomes, reader, request.knowledge, part}, result);
    measureSpectra({.recording = request.recording,
                    .reader = reader,
                    .settings = settings,
                    .mains = mains,
                    .threads = request.threads,
                    .stop = request.stop},
                   result);
    if (request.stop.stop_requested())
        return failure("stopped before the end", result.recording.path);
    result.findings = findingsOf(result, request.knowledge);
    Interpretation interpretation = rankCauses(result.findings, request.context, request.knowledge);
    result.redFlags = std::move(interpretation.redFlags);
    result.causes = std::move(interpretation.causes);
    result.conclusion = std::move(interpretation.conclusion);
    result.provenance.software = "facialis";
    result.provenance.version = FACIALIS_VERSION;
    result.provenance.knowledgeVersion = request.knowledge.version();
    return {};
}

}  // namespace

Result<AnalysisResult> analyze(const AnalysisRequest& request)
{
    AnalysisResult result = begun(request);
    const auto part = partOf(request, result.recording.warnings);
    if (!part)
        return tl::unexpected(part.error());
    const std::vector<Channel>& channels = result.recording.channels;
    const bool hasEmg = std::any_of(channels.begin(), channels.end(), [](const Channel& c) {
        return c.dimension != Dimension::other && c.length > 0;
    });
    if (!hasEmg)
        return failure("no channel holds EMG", result.recording.path,
                       "facialis info lists the channels and what they measure");

    const AnalysisSettings& settings = request.settings;
    const Frequency mains =
        settings.mains ? *settings.mains : strongerMains(request.recording, *part);
    listSettings(settings, mains, *part, result);

    const auto progress = [&](double done) {
        if (request.progress)
            request.progress(done);
    };
    const auto outcomes =
        detectionPass({.recording = request.recording,
                       .channels = channels,
                       .settings = settings,
                       .mains = mains,
                       .part = *part,
                       .threads = request.threads,
                       .blockFrames = std::max<std::size_t>(1, request.blockFrames),
                       .progress = [&](double done) { progress(partOfDetection * done); },
                       .stop = request.stop});
    if (!outcomes)
        return tl::unexpected(outcomes.error());
    if (auto concluded = conclude(request, *outcomes, *part, mains, result); !concluded)
        return tl::unexpected(concluded.error());
    progress(1.0);
    return result;
}

Result<AnalysisResult> analyzeDetected(const AnalysisRequest& request,
                                       const std::vector<ChannelOutcome>& outcomes, Frequency mains)
{
    AnalysisResult result = begun(request);
    const TimeInterval whole{Duration(0.0), request.recording.info().duration};
    listSettings(request.settings, mains, whole, result);
    if (auto concluded = conclude(request, outcomes, whole, mains, result); !concluded)
        return tl::unexpected(concluded.error());
    return result;
}

}  // namespace facialis::engine
