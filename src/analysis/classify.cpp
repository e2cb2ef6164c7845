// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/classify.hpp"

#include <algorithm>
#include <limits>

#include "src/analysis/crosstalk.hpp"
#include "src/analysis/heartbeats.hpp"
#include "src/analysis/involuntary.hpp"
#include "src/analysis/measures.hpp"
#include "src/analysis/synkinesis.hpp"
#include "src/analysis/voluntary.hpp"

namespace facialis::engine {
namespace {

ActivityTable tableOf(const std::vector<ChannelOutcome>& outcomes, std::size_t channels)
{
    std::vector<MeasuredBurst> all;
    for (const ChannelOutcome& outcome : outcomes)
        all.insert(all.end(), outcome.bursts.begin(), outcome.bursts.end());
    return {channels, std::move(all)};
}

std::vector<double> noiseOf(const std::vector<ChannelOutcome>& outcomes, std::size_t channels)
{
    std::vector<double> noise(channels, std::numeric_limits<double>::quiet_NaN());
    for (const ChannelOutcome& outcome : outcomes)
        noise[outcome.channel] = outcome.noiseRms;
    return noise;
}

void keepInside(std::vector<Manoeuvre>& manoeuvres, TimeInterval part)
{
    std::erase_if(manoeuvres, [&](const Manoeuvre& m) { return !m.interval.overlaps(part); });
}

void warnOfLimits(const FaceMap& face, std::vector<std::string>& warnings)
{
    bool isAnyPlaced = false;
    for (std::size_t c = 0; c < face.size(); ++c)
        isAnyPlaced = isAnyPlaced || face.isPlaced(c);
    const bool hasLeftEye = !face.of(eyeMuscle, Side::left).empty();
    const bool hasRightEye = !face.of(eyeMuscle, Side::right).empty();
    if (!isAnyPlaced)
        warnings.push_back(
            "no channel has a known muscle and side: bursts are found, but not "
            "sorted into blinks, movements or spasms; name channels with --montage");
    else if (hasLeftEye != hasRightEye)
        warnings.push_back(
            "orbicularis oculi was recorded on one side only: blinks cannot be told "
            "from twitches");
    else if (!hasLeftEye)
        warnings.push_back("orbicularis oculi was not recorded: blinks cannot be recognised");
}

}  // namespace

void classify(const ClassifyRequest& request, AnalysisResult& result)
{
    const std::vector<Channel>& channels = result.recording.channels;
    const FaceMap face(channels, result.quality, request.knowledge);
    ActivityTable table = tableOf(request.outcomes, channels.size());
    warnOfLimits(face, result.recording.warnings);

    markHeartbeats(table, channels, request.reader);
    markConducted(table, channels, face, request.reader);

    result.manoeuvres = annotatedManoeuvres(result.recording, request.knowledge);
    keepInside(result.manoeuvres, request.part);
    std::vector<Task> tasks = movementTasks(result.manoeuvres, table, face, request.knowledge);
    const bool hasMarkedTasks = !tasks.empty();
    if (!hasMarkedTasks) {
        const auto inferred = inferredManoeuvres(table, face, request.knowledge);
        result.manoeuvres.insert(result.manoeuvres.end(), inferred.begin(), inferred.end());
        tasks = movementTasks(inferred, table, face, request.knowledge);
    }

    const std::vector<Blink> blinks = markBlinks(table, face, tasks);
    markVoluntary(table, face, tasks);
    const SynkinesisInput input{.table = table,
                                .face = face,
                                .tasks = tasks,
                                .blinks = blinks,
                                .channels = channels,
                                .noiseRms = noiseOf(request.outcomes, channels.size()),
                                .reader = request.reader,
                                .knowledge = request.knowledge,
                                .part = request.part};
    result.synkinesis = synkinesisPairs(input);
    markSynkinetic(table, input, result.synkinesis);
    const RestTimeline rest(request.part, table, tasks, blinks);
    markInvoluntary(table, face, rest);

    result.measures = measured({.table = table, .face = face, .tasks = tasks, .rest = rest});
    result.measures.hasMarkedTasks = hasMarkedTasks;
    result.bursts = table.finished();
}

}  // namespace facialis::engine
