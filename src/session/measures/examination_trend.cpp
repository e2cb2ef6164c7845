// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/measures/examination_trend.hpp"

#include <algorithm>

#include "dsp/synchrony/quantile.hpp"

namespace facialis::engine {
namespace {

bool isSpasm(const Burst& burst)
{
    return burst.kind == BurstKind::spasmClonic || burst.kind == BurstKind::spasmTonic;
}

bool isInvoluntary(const Burst& burst)
{
    return !burst.isConducted && (isSpasm(burst) || burst.kind == BurstKind::myokymic ||
                                  burst.kind == BurstKind::unclassified);
}

/// Time of the part that the union of the bursts covers; they ascend by onset.
Duration covered(const std::vector<TimeInterval>& bursts, TimeInterval part)
{
    Duration total, reached = part.onset;
    for (const TimeInterval burst : bursts) {
        const Duration from = std::max(burst.onset, reached);
        const Duration to = std::min(burst.offset, part.offset);
        if (to <= from)
            continue;
        total = total + (to - from);
        reached = to;
    }
    return total;
}

TrendPoint pointOf(const AnalysisResult& result, Side side, const TrendPart& part)
{
    TrendPoint point;
    point.interval = part.interval;
    point.bursts = part.bursts;
    point.perMinute = part.perMinute;
    std::vector<TimeInterval> spasms;
    std::vector<double> amplitudes;
    for (const Burst& burst : result.bursts) {
        if (result.recording.channels[burst.channel].side != side)
            continue;
        if (isSpasm(burst) && !burst.isConducted && burst.interval.overlaps(part.interval))
            spasms.push_back(burst.interval);
        if (isInvoluntary(burst) && burst.rms && burst.interval.onset >= part.interval.onset &&
            burst.interval.onset < part.interval.offset)
            amplitudes.push_back(burst.rms->volts());
    }
    Duration recorded = part.interval.length();
    for (const Gap& gap : result.recording.gaps)
        recorded = recorded - part.interval.overlap(gap.interval);
    if (recorded > Duration(0.0))
        point.spasmShare = covered(spasms, part.interval) / recorded;
    if (!amplitudes.empty())
        point.rms = Voltage(dsp::median(std::move(amplitudes)));
    return point;
}

}  // namespace

std::vector<SideTrend> examinationTrend(const AnalysisResult& result)
{
    std::vector<SideTrend> trends;
    for (const ActivityTrend& trend : result.measures.trends) {
        if (trend.parts.empty())
            continue;
        SideTrend& made = trends.emplace_back(SideTrend{trend.side, {}, trend.slope, trend.pValue});
        for (const TrendPart& part : trend.parts)
            made.points.push_back(pointOf(result, trend.side, part));
    }
    return trends;
}

}  // namespace facialis::engine
