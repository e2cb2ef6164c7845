// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/report/amplitude_words.hpp"

#include <cmath>
#include <fmt/format.h>
#include <vector>

#include "dsp/synchrony/quantile.hpp"
#include "src/report/report_tables.hpp"

namespace facialis::engine {

namespace {

constexpr double significance = 0.05;

}  // namespace

std::map<BurstKind, BurstGroup> burstGroups(const AnalysisResult& analysis, std::size_t channel)
{
    struct Values {
        std::vector<double> lengths, rms, timesRest, percent;
    };
    std::map<BurstKind, Values> all;
    for (const Burst& burst : analysis.bursts) {
        if (burst.channel != channel)
            continue;
        Values& values = all[burst.kind];
        values.lengths.push_back(burst.interval.length().seconds());
        values.timesRest.push_back(burst.rmsOverNoise);
        if (burst.rms)
            values.rms.push_back(burst.rms->volts());
        if (burst.taskPercent)
            values.percent.push_back(*burst.taskPercent);
    }
    std::map<BurstKind, BurstGroup> groups;
    for (auto& [kind, values] : all) {
        BurstGroup& group = groups[kind];
        group.bursts = values.lengths.size();
        group.length = Duration(dsp::median(std::move(values.lengths)));
        group.timesRest = dsp::median(std::move(values.timesRest));
        if (!values.rms.empty())
            group.rms = Voltage(dsp::median(std::move(values.rms)));
        if (!values.percent.empty())
            group.taskPercent = dsp::median(std::move(values.percent));
    }
    return groups;
}

std::string amplitudeWords(const BurstGroup& group)
{
    std::string words;
    if (group.rms)
        words = fmt::format("{:.3g} µV, ", group.rms->microvolts());
    words += fmt::format("{:.2g} × rest", group.timesRest);
    if (group.taskPercent)
        words += fmt::format(", {:.0f} %", *group.taskPercent);
    return words;
}

std::string taskMaximumWords(const AnalysisResult& analysis, std::size_t channel)
{
    for (const ChannelActivity& activity : analysis.measures.channels)
        if (activity.channel == channel && activity.taskMaximum)
            return fmt::format("{:.3g} µV ({})", activity.taskMaximum->microvolts(),
                               readable(activity.maximumManoeuvre));
    return "–";
}

std::string trendWords(const ActivityTrend& trend)
{
    int bursts = 0;
    Duration time, rest;
    for (const TrendPart& part : trend.parts) {
        bursts += part.bursts;
        time = time + part.time;
        rest = rest + part.rest;
    }
    std::string words = fmt::format("{}: {} bursts", toString(trend.side), bursts);
    if (bursts == 0 || !(rest > Duration(0.0)))
        return words;
    words += fmt::format(", {:.3g} per minute of rest", bursts * 60.0 / rest.seconds());
    if (!trend.slope || !trend.pValue)
        return words + "; too little rest to tell a trend";
    if (*trend.pValue > significance)
        return words + fmt::format("; no trend over the examination (p = {:.2g})", *trend.pValue);
    return words + fmt::format("; {} by {:.2g} per minute each minute (p = {:.2g})",
                               *trend.slope > 0.0 ? "rises" : "falls", std::abs(*trend.slope),
                               *trend.pValue);
}

std::string lateralityWords(const ActivityMeasures& measures)
{
    for (const Laterality& each : measures.laterality)
        if (each.muscle.empty() && each.index)
            return fmt::format("(R - L)/(R + L) = {:.2f} (95 % interval {:.2f} to {:.2f})",
                               *each.index, each.ci95[0], each.ci95[1]);
    return {};
}

}  // namespace facialis::engine
