// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/ripples.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "dsp/synchrony/rhythmic_runs.hpp"

namespace facialis::engine {
namespace {

constexpr Duration together = 30_ms;
constexpr Duration longestGroup{1.0};
/// Groups that recur within 0.1 to 10 s (M, after the AANEM's terms); slow ones take more to be
/// told from chance.
constexpr dsp::RhythmLimits slowGroups{
    .shortest = Duration(0.4), .longest = Duration(10.0), .tolerance = 0.35, .fewestEvents = 6};
constexpr dsp::RhythmLimits steadyGroups{
    .shortest = Duration(0.1), .longest = Duration(10.0), .tolerance = 0.35, .fewestEvents = 6};
constexpr std::size_t fewestSteady = 15;
constexpr double steadyPart = 0.6;
constexpr double sharedPart = 0.5;
constexpr double halfAsOften = 0.5;

/// A channel's groups whose bursts are still open, and when they begin.
struct OpenGroups {
    std::vector<DischargeGroup> groups;
    std::vector<Duration> onsets;
};

OpenGroups openGroups(const ActivityTable& table, const std::vector<DischargeGroup>& all)
{
    OpenGroups open;
    for (const DischargeGroup& group : all)
        if (table.isOpen(group.event) && group.interval.length() <= longestGroup) {
            open.groups.push_back(group);
            open.onsets.push_back(group.interval.onset);
        }
    return open;
}

void setMyokymic(ActivityTable& table, const OpenGroups& open, dsp::RhythmicRun run)
{
    for (std::size_t k = run.first; k <= run.last; ++k) {
        const DischargeGroup& group = open.groups[k];
        const std::size_t channel = table.burst(group.event).channel;
        for (const std::size_t e : table.overlapping(channel, group.interval))
            if (table.isOpen(e))
                table.setKind(e, BurstKind::myokymic);
    }
}

bool beginsNear(const std::vector<DischargeGroup>& groups, Duration onset)
{
    const auto next = std::partition_point(
        groups.begin(), groups.end(),
        [&](const DischargeGroup& group) { return group.interval.onset < onset - together; });
    return next != groups.end() && next->interval.onset <= onset + together;
}

/// How much more often a channel's groups begin with those of the side than chance gives: 0 as
/// often, 1 always. Chance is that of onsets without memory at the other muscles' rates.
double sharedShare(const FaceMap& face, std::size_t channel, const OpenGroups& open,
                   const DischargeGroups& groups)
{
    std::vector<bool> isJoint(open.onsets.size(), false);
    const TimeInterval span{open.onsets.front(), open.onsets.back()};
    double meets = 0.0;  // onsets of others in the time that counts as together
    for (const std::size_t c : face.facial(*face.side(channel))) {
        if (c == channel)
            continue;
        const auto inside =
            std::count_if(groups[c].begin(), groups[c].end(), [&](const DischargeGroup& group) {
                return group.interval.onset >= span.onset && group.interval.onset <= span.offset;
            });
        meets += static_cast<double>(inside) * (together * 2.0).seconds() / span.length().seconds();
        for (std::size_t k = 0; k < open.onsets.size(); ++k)
            isJoint[k] = isJoint[k] || beginsNear(groups[c], open.onsets[k]);
    }
    const double observed = static_cast<double>(std::count(isJoint.begin(), isJoint.end(), true)) /
                            static_cast<double>(isJoint.size());
    const double apart = std::exp(-meets);
    return (observed - (1.0 - apart)) / apart;
}

/// Whether groups come outside movements as often as inside, or at least half as often: what
/// movements bring about keeps their rhythm.
bool goesOnAtRest(const OpenGroups& open, const std::vector<Task>& tasks)
{
    const TimeInterval span{open.onsets.front(), open.onsets.back()};
    Duration moved;
    std::size_t inside = 0;
    Duration from = span.onset;
    for (const Task& task : tasks) {
        const TimeInterval window{std::max(from, task.window.onset),
                                  std::min(span.offset, task.window.offset)};
        if (window.offset <= window.onset)
            continue;
        moved = moved + window.length();
        from = window.offset;
        inside += static_cast<std::size_t>(std::count_if(
            open.onsets.begin(), open.onsets.end(),
            [&](Duration onset) { return window.onset <= onset && onset < window.offset; }));
    }
    const Duration still = span.length() - moved;
    const auto outside = static_cast<double>(open.onsets.size() - inside);
    return outside * moved.seconds() >= halfAsOften * static_cast<double>(inside) * still.seconds();
}

}  // namespace

void markRipples(ActivityTable& table, const FaceMap& face, const std::vector<Task>& tasks,
                 const DischargeGroups& groups, const Multiplets& multiplets)
{
    std::vector<std::pair<OpenGroups, std::vector<dsp::RhythmicRun>>> steady;
    for (std::size_t c = 0; c < face.size(); ++c) {
        if (!face.isPlaced(c))
            continue;
        OpenGroups open = openGroups(table, groups[c]);
        auto runs = dsp::rhythmicRuns(open.onsets, steadyGroups);
        std::size_t rhythmic = 0;
        for (const dsp::RhythmicRun run : runs)
            rhythmic += run.last - run.first + 1;
        const bool isSteady =
            rhythmic >= fewestSteady && double(rhythmic) >= steadyPart * double(open.groups.size());
        const bool areMultiplets = c < multiplets.size() && multiplets[c].has_value();
        if (areMultiplets && !open.groups.empty())
            runs = {{0, open.groups.size() - 1}};
        if ((isSteady || areMultiplets) && goesOnAtRest(open, tasks) &&
            sharedShare(face, c, open, groups) < sharedPart)
            steady.emplace_back(std::move(open), std::move(runs));
    }
    for (const auto& [open, runs] : steady)
        for (const dsp::RhythmicRun run : runs)
            setMyokymic(table, open, run);
}

void markRhythms(ActivityTable& table, const FaceMap& face, const DischargeGroups& groups)
{
    for (std::size_t c = 0; c < face.size(); ++c) {
        if (!face.isPlaced(c))
            continue;
        const OpenGroups open = openGroups(table, groups[c]);
        for (const dsp::RhythmicRun run : dsp::rhythmicRuns(open.onsets))
            setMyokymic(table, open, run);
        // Groups of facial myokymia recur more slowly, too; that of the lid does not (R33).
        if (face.isMuscle(c, eyeMuscle))
            continue;
        const OpenGroups left = openGroups(table, groups[c]);
        for (const dsp::RhythmicRun run : dsp::rhythmicRuns(left.onsets, slowGroups))
            setMyokymic(table, left, run);
    }
}

}  // namespace facialis::engine
