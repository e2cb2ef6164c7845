// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/report/evoked_json.hpp"

#include "src/report/json_values.hpp"

namespace facialis::engine {

namespace {

using json::Json;

Json relationJson(const std::optional<bool>& isIpsilateral)
{
    if (!isIpsilateral)
        return nullptr;
    return *isIpsilateral ? "ipsilateral" : "contralateral";
}

Json responseJson(const EvokedResponse& response, const AnalysisResult& analysis)
{
    const StimulusSeries& series = analysis.stimuli.at(response.series);
    Json latency = nullptr, quartiles = {nullptr, nullptr},
         evidence = json::intervals(response.evidence);
    if (response.latency) {
        latency = response.latency->milliseconds();
        quartiles = {response.latencyQuartiles[0].milliseconds(),
                     response.latencyQuartiles[1].milliseconds()};
    }
    return {{"stimulus", response.series},
            {"source", series.source},
            {"site", json::textOrNull(series.site)},
            {"side", json::word(series.side)},
            {"channel", analysis.recording.channels.at(response.channel).label},
            {"channel_index", response.channel},
            {"response", toString(response.name)},
            {"component", toString(response.component)},
            {"relation", relationJson(response.isIpsilateral)},
            {"spread", response.isSpread},
            {"conducted", response.isConducted},
            {"state", toString(response.state)},
            {"sweeps", response.sweeps},
            {"sweeps_with", response.sweepsWith},
            {"persistence", json::orNull(response.persistence())},
            {"latency_ms", latency},
            {"latency_iqr_ms", quartiles},
            {"amplitude_uv",
             response.amplitude ? Json(response.amplitude->microvolts()) : Json(nullptr)},
            {"area_uvms", json::orNull(response.areaMicrovoltMilliseconds)},
            {"left_out", response.leftOut},
            {"evidence", evidence}};
}

}  // namespace

Json stimuliJson(const AnalysisResult& analysis)
{
    Json list = Json::array();
    for (const StimulusSeries& series : analysis.stimuli) {
        Json times = Json::array();
        for (const Duration time : series.times)
            times.push_back(time.seconds());
        list.push_back({{"source", series.source},
                        {"site", json::textOrNull(series.site)},
                        {"side", json::word(series.side)},
                        {"times_s", times}});
    }
    return list;
}

Json evokedJson(const AnalysisResult& analysis)
{
    Json list = Json::array();
    for (const EvokedResponse& response : analysis.evoked)
        list.push_back(responseJson(response, analysis));
    return list;
}

}  // namespace facialis::engine
