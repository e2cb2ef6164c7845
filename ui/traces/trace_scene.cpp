// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traces/trace_scene.hpp"

#include <algorithm>
#include <cmath>

#include "ui/app/words.hpp"

namespace facialis::ui {

void buildLanes(TraceScene& scene, const RecordingInfo& info, const KnowledgeBase& knowledge)
{
    scene.lanes.clear();
    scene.gains.clear();
    for (std::size_t c = 0; c < info.channels.size(); ++c) {
        const Channel& channel = info.channels[c];
        const QString unit = displayUnit(channel);
        const auto group = std::ranges::find(scene.gains, unit, &GainGroup::unit);
        Lane lane;
        lane.channel = c;
        lane.name = muscleName(channel, knowledge);
        lane.label = text(channel.label);
        const MuscleEntry* muscle = knowledge.muscle(channel.muscle);
        lane.shortName = muscle ? text(muscle->abbreviation) : lane.label;
        lane.side = channel.side;
        lane.displayScale = displayScale(channel);
        lane.isFilterable = channel.dimension != Dimension::other;
        lane.gainGroup = static_cast<std::size_t>(group - scene.gains.begin());
        if (group == scene.gains.end())
            scene.gains.push_back({unit, OneTwoFive::atLeast(100.0)});
        scene.lanes.push_back(std::move(lane));
    }
}

std::vector<BurstMark> burstsIn(const AnalysisResult& result, const std::vector<Lane>& lanes,
                                TimeInterval window)
{
    std::vector<std::size_t> laneOf(result.recording.channels.size(), lanes.size());
    for (std::size_t lane = 0; lane < lanes.size(); ++lane)
        if (lanes[lane].channel < laneOf.size())
            laneOf[lanes[lane].channel] = lane;
    std::vector<BurstMark> marks;
    for (const Burst& burst : result.bursts) {
        if (burst.interval.onset >= window.offset)
            break;  // ascending by onset
        if (burst.interval.overlaps(window) && burst.channel < laneOf.size() &&
            laneOf[burst.channel] < lanes.size())
            marks.push_back({laneOf[burst.channel], burst.interval, burst.kind});
    }
    return marks;
}

void fitGains(TraceScene& scene, const engine::TracePage& page)
{
    for (std::size_t group = 0; group < scene.gains.size(); ++group) {
        // The tallest lane decides, but not its tallest columns: a pop shall not flatten the rest.
        double tallest = 0.0;
        for (std::size_t lane = 0; lane < scene.lanes.size() && lane < page.traces.size(); ++lane) {
            if (scene.lanes[lane].gainGroup != group)
                continue;
            const engine::TraceColumns& trace = page.traces[lane];
            std::vector<double> reach;
            for (std::size_t c = 0; c < trace.size(); ++c)
                if (!std::isnan(trace.low[c]))
                    reach.push_back(static_cast<double>(
                        std::max(trace.high[c] - trace.baseline, trace.baseline - trace.low[c])));
            if (reach.empty())
                continue;
            const auto at = reach.begin() + static_cast<std::ptrdiff_t>(
                                                static_cast<double>(reach.size() - 1) * 0.985);
            std::nth_element(reach.begin(), at, reach.end());
            tallest = std::max(tallest, *at * scene.lanes[lane].displayScale);
        }
        if (tallest > 0.0 && std::isfinite(tallest))
            scene.gains[group].perDivision = OneTwoFive::atLeast(1.2 * tallest);
    }
}

namespace {

/// Pixels for one physical unit of a lane.
double pixelsAUnit(const TraceScene& scene, std::size_t lane, double laneHeight)
{
    const Lane& about = scene.lanes[lane];
    return about.displayScale / scene.gains[about.gainGroup].perDivision.value() * laneHeight;
}

}  // namespace

double limitHeight(const TraceScene& scene, std::size_t lane, double laneHeight)
{
    const Lane& about = scene.lanes[lane];
    const double value = about.leastRms ? *about.leastRms : about.restRms.value_or(0.0);
    return std::min(value * pixelsAUnit(scene, lane, laneHeight), laneHeight / 2.0);
}

std::optional<double> limitAt(const TraceScene& scene, std::size_t lane, double height,
                              double laneHeight)
{
    const double value = std::min(height, laneHeight / 2.0) / pixelsAUnit(scene, lane, laneHeight);
    return value <= scene.lanes[lane].restRms.value_or(0.0) ? std::nullopt : std::optional(value);
}

OneTwoFive scaleBar(OneTwoFive perDivision, double laneHeight, double longest)
{
    OneTwoFive bar = perDivision;
    while (bar.value() / perDivision.value() * laneHeight > longest)
        bar = bar.down();
    return bar;
}

}  // namespace facialis::ui
