// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/stimuli.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "dsp/evoked/trigger_edges.hpp"

namespace facialis::engine {
namespace {

constexpr Duration nearby = 250_ms;
constexpr Duration longestMark{1.0};
constexpr Duration chunk{4.0};

/// A stimulus that an annotation names.
struct Mark {
    Duration time;
    NamedStimulus stimulus;
    bool isMoment = true;  ///< false: it names a stretch, and no single stimulus
};

std::vector<Mark> marksIn(const RecordingInfo& info, const KnowledgeBase& knowledge)
{
    std::vector<Mark> marks;
    for (const Annotation& annotation : info.annotations)
        if (const auto stimulus = knowledge.identifyStimulus(annotation.text))
            marks.push_back({annotation.onset, *stimulus,
                             annotation.duration.value_or(Duration(0.0)) <= longestMark});
    return marks;
}

/// Calls `visit` with the samples of a channel inside the part, some seconds at a time.
template <class Visit>
Result<void> forEachBlock(const StimulusRequest& request, std::size_t channel, const Visit& visit)
{
    const Channel& from = request.channels[channel];
    const SampleRange range = SampleRange{sampleAt(request.part.onset, from.rate),
                                          sampleAt(request.part.offset, from.rate)}
                                  .intersection({0, from.length});
    const std::int64_t step = std::max<std::int64_t>(1, sampleAt(chunk, from.rate));
    std::vector<double> samples;
    for (std::int64_t begin = range.begin; begin < range.end; begin += step) {
        const SampleRange block{begin, std::min(begin + step, range.end)};
        samples.resize(static_cast<std::size_t>(block.length()));
        if (Result<void> read = request.recording.read(channel, block, samples); !read)
            return read;
        visit(std::span<const double>(samples));
    }
    return {};
}

Result<std::vector<Duration>> triggersIn(const StimulusRequest& request, std::size_t channel)
{
    const Channel& from = request.channels[channel];
    dsp::TriggerSurvey survey(from.rate);
    if (auto read = forEachBlock(request, channel, [&](auto block) { survey.add(block); }); !read)
        return tl::unexpected(read.error());
    std::vector<Duration> times;
    const auto levels = survey.levels();
    if (!levels)
        return times;
    dsp::TriggerEdges finder(*levels, from.rate);
    std::vector<std::int64_t> edges;
    if (auto read =
            forEachBlock(request, channel, [&](auto block) { finder.process(block, edges); });
        !read)
        return tl::unexpected(read.error());
    const std::int64_t first = std::max<std::int64_t>(0, sampleAt(request.part.onset, from.rate));
    times.reserve(edges.size());
    for (const std::int64_t edge : edges)
        times.push_back(timeOf(first + edge, from.rate));
    return times;
}

/// What the annotations say of a trigger.
NamedStimulus describedAt(Duration time, const std::vector<Mark>& marks, NamedStimulus otherwise)
{
    const Mark* nearest = nullptr;
    const Mark* last = nullptr;
    for (const Mark& mark : marks) {
        const Duration distance = std::max(mark.time - time, time - mark.time);
        if (distance <= nearby &&
            (nearest == nullptr || distance < std::max(nearest->time - time, time - nearest->time)))
            nearest = &mark;
        if (mark.time <= time)
            last = &mark;
    }
    const Mark* chosen = nearest != nullptr ? nearest : last;
    if (chosen == nullptr)
        return otherwise;
    NamedStimulus stimulus = chosen->stimulus;
    if (stimulus.site == nullptr)
        stimulus.site = otherwise.site;
    if (!stimulus.side)
        stimulus.side = otherwise.side;
    return stimulus;
}

void add(std::vector<StimulusSeries>& all, const std::string& source, NamedStimulus stimulus,
         Duration time)
{
    const std::string site = stimulus.site != nullptr ? stimulus.site->id : "";
    const auto alike = std::find_if(all.begin(), all.end(), [&](const StimulusSeries& series) {
        return series.source == source && series.site == site && series.side == stimulus.side;
    });
    StimulusSeries& series =
        alike != all.end() ? *alike
                           : all.emplace_back(StimulusSeries{source, site, stimulus.side, {}});
    if (series.times.empty() || time - series.times.back() > dsp::TriggerEdges::debounce)
        series.times.push_back(time);
}

}  // namespace

bool isTrigger(const Channel& channel, const KnowledgeBase& knowledge)
{
    return channel.muscle.empty() && knowledge.isTriggerLabel(channel.label);
}

Result<std::vector<StimulusSeries>> findStimuli(const StimulusRequest& request,
                                                std::vector<std::string>& warnings)
{
    const std::vector<Mark> marks = marksIn(request.recording.info(), request.knowledge);
    std::vector<StimulusSeries> all;
    for (std::size_t c = 0; c < request.channels.size(); ++c) {
        const Channel& channel = request.channels[c];
        if (channel.length == 0 || !isTrigger(channel, request.knowledge))
            continue;
        const auto triggers = triggersIn(request, c);
        if (!triggers)
            return tl::unexpected(triggers.error());
        if (triggers->empty())
            warnings.push_back(
                fmt::format("channel {} \"{}\" holds no trigger", c + 1, channel.label));
        const NamedStimulus named =
            request.knowledge.identifyStimulus(channel.label).value_or(NamedStimulus{});
        for (const Duration time : *triggers)
            add(all, "channel " + channel.label, describedAt(time, marks, named), time);
    }
    if (!all.empty())
        return all;
    for (const Mark& mark : marks)
        if (mark.isMoment && mark.time >= request.part.onset && mark.time < request.part.offset)
            add(all, "annotations", mark.stimulus, mark.time);
    return all;
}

}  // namespace facialis::engine
