// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <set>

#include "dsp/synchrony/rhythmic_runs.hpp"
#include "src/interpretation/findings/rules.hpp"
#include "src/interpretation/findings/side_events.hpp"

namespace facialis::engine {

namespace {

constexpr std::size_t fewest = 10;
constexpr double fewestPart = 0.7;
/// 0.2 to 9 per second (R52, R53).
constexpr dsp::RhythmLimits limits{.shortest = Duration(1.0 / 9.0),
                                   .longest = Duration(5.0),
                                   .tolerance = 0.25,
                                   .fewestEvents = fewest};

/// Events in which at least two muscles take part.
std::vector<SideEvent> sharedEvents(const Examination& examination, Side side)
{
    std::vector<SideEvent> events = spasmEvents(examination, side);
    std::erase_if(events, [](const SideEvent& event) {
        std::set<std::size_t> channels;
        for (const Burst& burst : event.bursts)
            channels.insert(burst.channel);
        return channels.size() < 2;
    });
    return events;
}

}  // namespace

Finding checkRhythmicJerks(const Examination& examination)
{
    Finding finding = begun("rhy", examination);
    finding.unit = "Hz";
    finding.channels = examination.channels(&Examination::isFacial);
    const bool hasPairs = finding.channels.size() >= 4 && examination.isSymmetric();
    std::string text;
    for (const Side side : {Side::left, Side::right}) {
        const auto events = sharedEvents(examination, side);
        std::vector<Duration> onsets;
        for (const SideEvent& event : events)
            onsets.push_back(event.onset);
        const auto runs = dsp::rhythmicRuns(onsets, limits);
        std::size_t rhythmic = 0;
        for (const dsp::RhythmicRun& run : runs)
            rhythmic += run.last - run.first + 1;
        text += fmt::format("{}{}: {} of {} jerks shared by muscles are in a steady rhythm",
                            text.empty() ? "" : "; ", words(side), rhythmic, events.size());
        const bool isPresent =
            rhythmic >= fewest && double(rhythmic) >= fewestPart * double(events.size());
        if (!isPresent)
            continue;
        finding.side = joined(finding.side, side);
        finding.value = 1.0 / dsp::summarised(onsets, runs)->interval.seconds();
        for (std::size_t k = runs.front().first; k < runs.front().first + fewest / 2; ++k)
            finding.evidence.push_back(
                {events[k].bursts.front().channel, events[k].bursts.front().interval});
    }
    finding.rule = fmt::format(
        "{}. Present from {} jerks that make up {:g}, at {:g} to {:.0f} per second.", text, fewest,
        fewestPart, 1.0 / limits.longest.seconds(), 1.0 / limits.shortest.seconds());
    if (finding.side)
        finding.state = FindingState::present;
    else if (!hasPairs)
        return notAssessable(
            finding,
            "rhythmic jerks are shared by muscles: two are needed on each side, the same ones");
    else
        finding.state = FindingState::absent;
    return finding;
}

}  // namespace facialis::engine
