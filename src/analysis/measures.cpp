// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/measures.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "dsp/synchrony/coincidence.hpp"
#include "dsp/synchrony/jitter_synchrony.hpp"
#include "dsp/synchrony/lag_histogram.hpp"
#include "dsp/synchrony/laterality_index.hpp"
#include "dsp/synchrony/quantile.hpp"
#include "dsp/synchrony/rhythmic_runs.hpp"
#include "src/analysis/channel_activity.hpp"
#include "src/analysis/rest_events.hpp"
#include "src/analysis/task_maximum.hpp"

namespace facialis::engine {
namespace {

constexpr Duration together = 25_ms;
constexpr std::size_t fewestEvents = 3;
constexpr std::size_t mostEvidence = 8;
constexpr std::uint64_t seed = 7;

RestSynchrony synchrony(const MeasureInput& input, std::size_t first, std::size_t second,
                        const RestEvents& a, const RestEvents& b)
{
    RestSynchrony result;
    result.first = first;
    result.second = second;
    const auto sideA = input.face.side(first);
    const auto sideB = input.face.side(second);
    if (sideA == sideB)
        result.side = sideA;
    else if (input.face.mirror(first) == second)
        result.side = Side::both;
    result.observed = input.rest.length();
    result.firstEvents = static_cast<int>(a.onsets.size());
    result.secondEvents = static_cast<int>(b.onsets.size());

    const bool isFirstRarer = a.onsets.size() <= b.onsets.size();
    const RestEvents& rare = isFirstRarer ? a : b;
    const RestEvents& often = isFirstRarer ? b : a;
    result.coincident = dsp::coincidences(rare.onsets, often.onsets, -together, together);
    result.expected = dsp::expectedCoincidences(rare.onsets.size(), often.onsets.size(),
                                                result.observed, -together, together);
    if (const auto jittered = dsp::jitterSynchrony(a.onsets, b.onsets, together, together * 2.0))
        result.index = jittered->index;
    const auto lags = dsp::nearestLags(a.onsets, b.onsets, -together, together);
    if (const auto lag = dsp::summarised(lags))
        result.lagMedian = lag->median;
    if (rare.onsets.size() >= fewestEvents) {
        const auto answer = dsp::testCoincidence({.a = rare.onsets,
                                                  .b = often.onsets,
                                                  .observed = result.observed,
                                                  .earliest = -together,
                                                  .latest = together,
                                                  .seed = seed});
        result.pValue = answer.pValue;
        result.expected = answer.expected;
    }
    for (const std::size_t e : rare.events) {
        const TimeInterval here = input.table.burst(e).interval;
        const std::size_t other = isFirstRarer ? second : first;
        if (result.evidence.size() < mostEvidence &&
            !input.table.starting(other, here.onset - together, here.onset + together).empty())
            result.evidence.push_back(here);
    }
    return result;
}

std::vector<RestSynchrony> allSynchrony(const MeasureInput& input)
{
    std::vector<RestEvents> events(input.face.size());
    for (std::size_t c = 0; c < input.face.size(); ++c)
        if (input.face.isPlaced(c))
            events[c] = restEvents(input.table, input.rest, c);
    std::vector<RestSynchrony> list;
    for (std::size_t a = 0; a < input.face.size(); ++a)
        for (std::size_t b = a + 1; b < input.face.size(); ++b) {
            if (!input.face.isPlaced(a) || !input.face.isPlaced(b))
                continue;
            const bool isSameSide = input.face.side(a) == input.face.side(b) &&
                                    input.face.muscle(a) != input.face.muscle(b);
            if (isSameSide || input.face.mirror(a) == b)
                list.push_back(synchrony(input, a, b, events[a], events[b]));
        }
    return list;
}

/// From group to group of a facial myokymia (M, after the AANEM's terms).
constexpr Duration longestGroupInterval{10.0};

BurstRhythm rhythm(const MeasureInput& input, std::size_t channel)
{
    BurstRhythm result;
    result.channel = channel;
    std::vector<Duration> onsets, ends;
    for (const DischargeGroup& group : input.groups[channel]) {
        if (!isInvoluntary(input.table, group.event))
            continue;
        ++result.bursts;
        if (input.table.burst(group.event).kind != BurstKind::myokymic)
            continue;
        onsets.push_back(group.interval.onset);
        ends.push_back(group.interval.offset);
    }
    const auto runs = dsp::rhythmicRuns(onsets, {.longest = longestGroupInterval});
    for (const dsp::RhythmicRun run : runs) {
        result.rhythmic += static_cast<int>(run.last - run.first + 1);
        result.runs.push_back({onsets[run.first], ends[run.last]});
    }
    if (const auto summary = dsp::summarised(onsets, runs)) {
        result.rate = Frequency(1.0 / summary->interval.seconds());
        result.variation = summary->variation;
    }
    return result;
}

/// Bursts of both sides; without a muscle, of all muscles of the facial nerve.
Laterality laterality(const MeasureInput& input, const std::string& muscle)
{
    Laterality result;
    result.muscle = muscle;
    std::vector<Duration> lefts, rights;
    for (const Side side : {Side::left, Side::right}) {
        auto& onsets = side == Side::left ? lefts : rights;
        Duration& time = side == Side::left ? result.leftTime : result.rightTime;
        const auto channels =
            muscle.empty() ? input.face.facial(side) : input.face.of(muscle, side);
        for (const std::size_t c : channels) {
            const RestEvents found = restEvents(input.table, input.rest, c);
            onsets.insert(onsets.end(), found.onsets.begin(), found.onsets.end());
            for (const std::size_t e : found.events)
                time = time + input.table.burst(e).interval.length();
        }
        std::sort(onsets.begin(), onsets.end());
    }
    result.left = static_cast<int>(lefts.size());
    result.right = static_cast<int>(rights.size());
    if (const auto index = dsp::lateralityIndex(lefts, rights, input.rest.length())) {
        result.index = index->index;
        result.ci95 = index->ci95;
    }
    return result;
}

std::vector<Laterality> allLaterality(const MeasureInput& input)
{
    std::vector<Laterality> list;
    std::set<std::string> muscles;
    for (std::size_t c = 0; c < input.face.size(); ++c)
        if (input.face.mirror(c))
            muscles.insert(input.face.muscle(c));
    if (!input.face.facial(Side::left).empty() && !input.face.facial(Side::right).empty())
        list.push_back(laterality(input, {}));
    for (const std::string& muscle : muscles)
        list.push_back(laterality(input, muscle));
    return list;
}

std::vector<VoluntaryStrength> voluntaryStrength(const MeasureInput& input)
{
    std::set<std::pair<std::string, std::string>> asked;
    for (const Task& task : input.tasks)
        for (const std::string& target : task.targets)
            asked.insert({target, task.manoeuvre.id});
    std::vector<VoluntaryStrength> list;
    for (const auto& [muscle, id] : asked) {
        const auto lefts = input.face.of(muscle, Side::left);
        const auto rights = input.face.of(muscle, Side::right);
        if (lefts.empty() || rights.empty())
            continue;
        std::vector<double> ratios;
        for (const Task& task : input.tasks) {
            if (task.manoeuvre.id != id)
                continue;
            const double left = movementStrength(input.table, lefts.front(), task.window);
            const double right = movementStrength(input.table, rights.front(), task.window);
            if (left > 0.0 || right > 0.0)
                ratios.push_back((left + 1e-12) / (right + 1e-12));
        }
        if (ratios.empty())
            continue;
        VoluntaryStrength strength{muscle, id, static_cast<int>(ratios.size()), 1.0};
        strength.leftOverRight = std::clamp(dsp::median(ratios), 1e-3, 1e3);
        list.push_back(std::move(strength));
    }
    return list;
}

/// Nobody blinks with one eye alone: a lead of an eye that is silent throughout while the other is
/// not hangs loose, or its eye is paralysed, and tells no blink.
bool isOneEyeSilent(const MeasureInput& input)
{
    constexpr std::ptrdiff_t fewest = 5;
    const auto bursts = [&](Side side) {
        std::ptrdiff_t count = 0;
        for (const std::size_t c : input.face.of(eyeMuscle, side))
            for (const std::size_t e : input.table.of(c))
                count += input.table.isOwn(e) ? 1 : 0;
        return count;
    };
    const auto [fewer, more] = std::minmax({bursts(Side::left), bursts(Side::right)});
    return fewer == 0 && more >= fewest;
}

}  // namespace

ActivityMeasures measured(const MeasureInput& input)
{
    ActivityMeasures measures;
    measures.restTime = input.rest.length();
    measures.restSynchrony = allSynchrony(input);
    for (std::size_t c = 0; c < input.face.size(); ++c)
        if (input.face.isPlaced(c))
            measures.rhythms.push_back(rhythm(input, c));
    measures.laterality = allLaterality(input);
    measures.voluntary = voluntaryStrength(input);
    measures.channels = channelActivity(input);
    measures.trends = activityTrends(input);
    measures.hasBlinksApart = canTellBlinks(input.face) && !isOneEyeSilent(input);
    return measures;
}

}  // namespace facialis::engine
