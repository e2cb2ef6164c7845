// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/channel_activity.hpp"

#include <algorithm>
#include <cmath>

#include "dsp/synchrony/monotonic_trend.hpp"
#include "dsp/synchrony/quantile.hpp"
#include "src/analysis/rest_events.hpp"
#include "src/analysis/task_maximum.hpp"
#include "src/analysis/train_convention.hpp"

namespace facialis::engine {
namespace {

constexpr Duration shortestTrend = 60_s;
constexpr Duration partLength = 15_s;
constexpr double fewestParts = 4, mostParts = 12;
constexpr Duration shortestRest = 3_s;

int trainsIn(const ActivityTable& table, const std::vector<std::size_t>& events)
{
    int trains = 0;
    int length = 0;
    for (std::size_t k = 0; k < events.size(); ++k) {
        const bool goesOn = k > 0 && table.burst(events[k]).interval.onset -
                                             table.burst(events[k - 1]).interval.offset <
                                         trainGap;
        length = goesOn ? length + 1 : 1;
        trains += length == fewestInTrain ? 1 : 0;
    }
    return trains;
}

void describeIntervals(ChannelActivity& activity, const std::vector<Duration>& onsets)
{
    std::vector<double> intervals;
    for (std::size_t k = 1; k < onsets.size(); ++k)
        intervals.push_back((onsets[k] - onsets[k - 1]).seconds());
    if (intervals.empty())
        return;
    if (intervals.size() > 1) {
        double sum = 0.0, squares = 0.0;
        for (const double interval : intervals)
            sum += interval;
        const double mean = sum / static_cast<double>(intervals.size());
        for (const double interval : intervals)
            squares += (interval - mean) * (interval - mean);
        if (mean > 0.0)
            activity.intervalVariation =
                std::sqrt(squares / static_cast<double>(intervals.size() - 1)) / mean;
    }
    activity.intervalMedian = Duration(dsp::median(std::move(intervals)));
}

ChannelActivity activityOf(const MeasureInput& input, std::size_t channel)
{
    ChannelActivity activity;
    activity.channel = channel;
    const RestEvents found = restEvents(input.table, input.rest, channel);
    std::vector<double> lengths;
    for (const std::size_t e : found.events) {
        const Burst& burst = input.table.burst(e);
        ++activity.bursts;
        activity.tonic += burst.kind == BurstKind::spasmTonic ? 1 : 0;
        activity.time = activity.time + burst.interval.length();
        lengths.push_back(burst.interval.length().seconds());
    }
    if (!lengths.empty())
        activity.lengthMedian = Duration(dsp::median(std::move(lengths)));
    activity.trains = trainsIn(input.table, found.events);
    describeIntervals(activity, found.onsets);
    if (const double rest = input.rest.length().seconds(); rest > 0.0) {
        activity.perMinute = activity.bursts * 60.0 / rest;
        // A spasm may outlast the rest in which it began.
        activity.timeFraction = std::min(1.0, activity.time.seconds() / rest);
    }
    return activity;
}

ActivityTrend trendOf(const MeasureInput& input, Side side)
{
    ActivityTrend trend;
    trend.side = side;
    if (input.part.length() < shortestTrend)
        return trend;
    const double count =
        std::clamp(std::floor(input.part.length() / partLength), fewestParts, mostParts);
    const Duration length = input.part.length() * (1.0 / count);
    for (double k = 0.0; k < count; ++k) {
        TrendPart part;
        part.interval = {input.part.onset + length * k, input.part.onset + length * (k + 1.0)};
        part.rest = input.rest.within(part.interval);
        trend.parts.push_back(part);
    }
    for (const std::size_t channel : input.face.facial(side))
        for (const std::size_t e : restEvents(input.table, input.rest, channel).events) {
            const TimeInterval burst = input.table.burst(e).interval;
            const double place = std::floor((burst.onset - input.part.onset) / length);
            TrendPart& part =
                trend.parts[static_cast<std::size_t>(std::clamp(place, 0.0, count - 1.0))];
            ++part.bursts;
            part.time = part.time + burst.length();
        }
    std::vector<double> minutes, rates;
    for (TrendPart& part : trend.parts) {
        if (part.rest < shortestRest)
            continue;
        part.perMinute = part.bursts * 60.0 / part.rest.seconds();
        minutes.push_back((part.interval.onset + part.interval.offset).seconds() / 120.0);
        rates.push_back(*part.perMinute);
    }
    if (const auto found = dsp::monotonicTrend(minutes, rates)) {
        trend.slope = found->slope;
        trend.pValue = found->pValue;
    }
    return trend;
}

}  // namespace

std::vector<ChannelActivity> channelActivity(const MeasureInput& input)
{
    const auto maxima = taskMaxima(input.table, input.face, input.tasks);
    std::vector<ChannelActivity> list;
    for (std::size_t c = 0; c < input.face.size(); ++c) {
        if (!input.face.isPlaced(c))
            continue;
        ChannelActivity activity = activityOf(input, c);
        if (const auto& maximum = maxima[c]) {
            activity.movements = maximum->movements;
            activity.maximumManoeuvre = maximum->manoeuvre;
            const auto events = input.table.of(c);
            if (!events.empty() && input.table.burst(events.front()).rms)
                activity.taskMaximum = Voltage(maximum->rms);
        }
        list.push_back(std::move(activity));
    }
    return list;
}

std::vector<ActivityTrend> activityTrends(const MeasureInput& input)
{
    std::vector<ActivityTrend> list;
    for (const Side side : {Side::left, Side::right})
        if (!input.face.facial(side).empty())
            list.push_back(trendOf(input, side));
    return list;
}

}  // namespace facialis::engine
