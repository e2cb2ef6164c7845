// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/report/measures_json.hpp"

#include "src/report/json_values.hpp"

namespace facialis::engine {

namespace {

using json::Json;

Json channelsJson(const AnalysisResult& analysis)
{
    Json list = Json::array();
    for (const ChannelActivity& activity : analysis.measures.channels)
        list.push_back({{"channel", analysis.recording.channels.at(activity.channel).label},
                        {"channel_index", activity.channel},
                        {"bursts", activity.bursts},
                        {"tonic", activity.tonic},
                        {"trains", activity.trains},
                        {"bursts_per_min", activity.perMinute},
                        {"time_s", activity.time.seconds()},
                        {"time_fraction", activity.timeFraction},
                        {"duration_ms_median", json::milliseconds(activity.lengthMedian)},
                        {"interval_s_median", json::seconds(activity.intervalMedian)},
                        {"interval_cv", json::orNull(activity.intervalVariation)},
                        {"task_maximum_uv", json::microvolts(activity.taskMaximum)},
                        {"task_maximum_manoeuvre", json::textOrNull(activity.maximumManoeuvre)},
                        {"movements", activity.movements}});
    return list;
}

Json rhythmsJson(const AnalysisResult& analysis)
{
    Json list = Json::array();
    for (const BurstRhythm& rhythm : analysis.measures.rhythms) {
        if (rhythm.rhythmic == 0)
            continue;
        list.push_back({{"channel", analysis.recording.channels.at(rhythm.channel).label},
                        {"channel_index", rhythm.channel},
                        {"bursts", rhythm.bursts},
                        {"rhythmic", rhythm.rhythmic},
                        {"rate_hz", json::hertz(rhythm.rate)},
                        {"interval_cv", json::orNull(rhythm.variation)},
                        {"runs", json::intervals(rhythm.runs)}});
    }
    return list;
}

Json synchronyJson(const AnalysisResult& analysis)
{
    const auto& channels = analysis.recording.channels;
    Json list = Json::array();
    for (const RestSynchrony& pair : analysis.measures.restSynchrony) {
        if (pair.firstEvents == 0 || pair.secondEvents == 0)
            continue;
        list.push_back({{"first", channels.at(pair.first).label},
                        {"first_index", pair.first},
                        {"second", channels.at(pair.second).label},
                        {"second_index", pair.second},
                        {"side", json::word(pair.side)},
                        {"first_bursts", pair.firstEvents},
                        {"second_bursts", pair.secondEvents},
                        {"coincident", pair.coincident},
                        {"expected", pair.expected},
                        {"p_value", json::orNull(pair.pValue)},
                        {"synchrony_index", json::orNull(pair.index)},
                        {"lag_ms_median", json::milliseconds(pair.lagMedian)},
                        {"evidence", json::intervals(pair.evidence)}});
    }
    return list;
}

Json lateralityJson(const ActivityMeasures& measures)
{
    Json list = Json::array();
    for (const Laterality& each : measures.laterality)
        list.push_back({{"muscle", json::textOrNull(each.muscle)},
                        {"left_bursts", each.left},
                        {"right_bursts", each.right},
                        {"left_time_s", each.leftTime.seconds()},
                        {"right_time_s", each.rightTime.seconds()},
                        {"index", json::orNull(each.index)},
                        {"index_ci95",
                         each.index ? Json{each.ci95[0], each.ci95[1]} : Json{nullptr, nullptr}}});
    return list;
}

Json voluntaryJson(const ActivityMeasures& measures)
{
    Json list = Json::array();
    for (const VoluntaryStrength& each : measures.voluntary)
        list.push_back({{"muscle", each.muscle},
                        {"manoeuvre", each.manoeuvre},
                        {"trials", each.trials},
                        {"left_over_right", each.leftOverRight}});
    return list;
}

Json trendsJson(const ActivityMeasures& measures)
{
    Json list = Json::array();
    for (const ActivityTrend& trend : measures.trends) {
        Json parts = Json::array();
        for (const TrendPart& part : trend.parts)
            parts.push_back({{"onset_s", part.interval.onset.seconds()},
                             {"offset_s", part.interval.offset.seconds()},
                             {"rest_s", part.rest.seconds()},
                             {"bursts", part.bursts},
                             {"time_s", part.time.seconds()},
                             {"bursts_per_min", json::orNull(part.perMinute)}});
        list.push_back({{"side", toString(trend.side)},
                        {"slope_per_min2", json::orNull(trend.slope)},
                        {"p_value", json::orNull(trend.pValue)},
                        {"parts", parts}});
    }
    return list;
}

}  // namespace

nlohmann::ordered_json measuresJson(const AnalysisResult& analysis)
{
    const ActivityMeasures& measures = analysis.measures;
    return {{"rest_s", measures.restTime.seconds()},
            {"blinks_told_apart", measures.hasBlinksApart},
            {"movements_annotated", measures.hasMarkedTasks},
            {"channels", channelsJson(analysis)},
            {"rhythms", rhythmsJson(analysis)},
            {"rest_synchrony", synchronyJson(analysis)},
            {"laterality", lateralityJson(measures)},
            {"voluntary", voluntaryJson(measures)},
            {"trends", trendsJson(measures)}};
}

}  // namespace facialis::engine
