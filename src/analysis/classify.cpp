// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/classify.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <limits>

#include "src/analysis/crosstalk.hpp"
#include "src/analysis/heartbeats.hpp"
#include "src/analysis/hum_bursts.hpp"
#include "src/analysis/involuntary.hpp"
#include "src/analysis/measures.hpp"
#include "src/analysis/own_movements.hpp"
#include "src/analysis/ripples.hpp"
#include "src/analysis/sweep_reader.hpp"
#include "src/analysis/synkinesis.hpp"
#include "src/analysis/task_maximum.hpp"
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

/// What begins at a stimulus or in the sweep behind it, and is over soon after it, was evoked: it
/// is reported as a response, and must count neither as spasm nor as movement. The shock's own
/// artifact begins these bursts, so that they are artifacts by their kind. Only where the
/// annotation or the channel says which nerve was stimulated: a bare "stimulus" may as well be a
/// picture.
void setEvokedApart(ActivityTable& table, const std::vector<StimulusSeries>& stimuli,
                    std::vector<std::string>& warnings)
{
    constexpr Duration before = 10_ms;  // a detector's onset may be early
    constexpr Duration longest = 300_ms;
    std::size_t count = 0;
    std::vector<StimulusSeries> ofNerves;
    std::copy_if(stimuli.begin(), stimuli.end(), std::back_inserter(ofNerves),
                 [](const StimulusSeries& series) { return !series.site.empty(); });
    for (const Duration time : allTimes(ofNerves))
        for (std::size_t c = 0; c < table.channels(); ++c)
            for (const std::size_t e : table.starting(c, time - before, time + sweepAfter))
                if (table.burst(e).interval.offset <= time + longest &&
                    table.burst(e).kind != BurstKind::artifact) {
                    table.setKind(e, BurstKind::artifact);
                    ++count;
                }
    if (count > 0)
        warnings.push_back(fmt::format(
            "{} bursts begin within {:g} ms of a stimulus: they are evoked, and are marked as "
            "artifacts among the bursts",
            count, sweepAfter.milliseconds()));
}

}  // namespace

void classify(const ClassifyRequest& request, AnalysisResult& result)
{
    const std::vector<Channel>& channels = result.recording.channels;
    const FaceMap face(channels, result.quality, request.knowledge);
    ActivityTable table = tableOf(request.outcomes, channels.size());
    warnOfLimits(face, result.recording.warnings);

    setEvokedApart(table, result.stimuli, result.recording.warnings);
    markHeartbeats(table, channels, request.reader);
    for (const std::size_t c : markHum(table, channels, result.quality, request.reader))
        result.recording.warnings.push_back(fmt::format(
            "{}: mains hum that swells made bursts, which are marked as artifacts: look "
            "at the electrode's contact, or subtract the mains ([mains_subtraction] "
            "on = true in the settings)",
            channels[c].label));
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

    takeBackCopies(table, face, tasks, channels, request.reader);
    const std::vector<Blink> blinks = markBlinks(table, face, tasks);
    markVoluntary(table, face, tasks);
    const std::vector<double> noise = noiseOf(request.outcomes, channels.size());
    const DischargeGroups groups = dischargeGroups(table, face, channels, noise, request.reader);
    markRipples(table, face, tasks, groups, multiplets(table, face, channels, request.reader));
    const SynkinesisInput input{.table = table,
                                .face = face,
                                .tasks = tasks,
                                .blinks = blinks,
                                .channels = channels,
                                .noiseRms = noise,
                                .reader = request.reader,
                                .knowledge = request.knowledge,
                                .part = request.part};
    result.synkinesis = synkinesisPairs(input);
    markSynkinetic(table, input, result.synkinesis);
    const RestTimeline rest(request.part, table, tasks, blinks);
    markInvoluntary(table, face, rest, groups);

    result.measures = measured({.table = table,
                                .face = face,
                                .tasks = tasks,
                                .rest = rest,
                                .groups = groups,
                                .part = request.part});
    result.measures.hasMarkedTasks = hasMarkedTasks;
    holdAgainstTaskMaxima(table, taskMaxima(table, face, tasks));
    result.bursts = table.finished();
}

}  // namespace facialis::engine
