// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/report/pairs_json.hpp"

#include "src/report/json_values.hpp"

namespace facialis::engine {

namespace {

using json::Json;

Json intervalOf(const std::optional<double>& probability, const std::array<double, 2>& ends)
{
    return probability ? Json{ends[0], ends[1]} : Json{nullptr, nullptr};
}

Json byManoeuvreJson(const SynkinesisPair& pair)
{
    Json list = Json::array();
    for (const SynkinesisTrials& each : pair.byManoeuvre)
        list.push_back({{"manoeuvre", each.manoeuvre},
                        {"trials", each.trials},
                        {"co_activated", each.coActivated},
                        {"probability", json::orNull(each.probability)},
                        {"probability_ci95", intervalOf(each.probability, each.probabilityCi95)},
                        {"lag_ms_median", json::milliseconds(each.lagMedian)},
                        {"rms_side_ratio", json::orNull(each.rmsSideRatio)}});
    return list;
}

}  // namespace

Json pairJson(const SynkinesisPair& pair, const std::vector<Channel>& channels)
{
    Json quartiles = {nullptr, nullptr};
    if (pair.lagMedian)
        quartiles = {pair.lagQuartiles[0].milliseconds(), pair.lagQuartiles[1].milliseconds()};
    return {{"driver", channels.at(pair.driver).label},
            {"driver_index", pair.driver},
            {"follower", channels.at(pair.follower).label},
            {"follower_index", pair.follower},
            {"side", json::word(pair.side)},
            {"trials", pair.trials},
            {"co_activated", pair.coActivated},
            {"probability", json::orNull(pair.probability)},
            {"probability_ci95", intervalOf(pair.probability, pair.probabilityCi95)},
            {"lag_ms_median", json::milliseconds(pair.lagMedian)},
            {"lag_ms_iqr", quartiles},
            {"rms_side_ratio", json::orNull(pair.rmsSideRatio)},
            {"envelope_correlation", json::orNull(pair.envelopeCorrelation)},
            {"envelope_lag_ms", json::milliseconds(pair.envelopeLag)},
            {"p_value", json::orNull(pair.pValue)},
            {"crosstalk", toString(pair.crosstalk)},
            {"crosstalk_share", json::orNull(pair.conductedShare)},
            {"crosstalk_reason", json::textOrNull(pair.crosstalkReason)},
            {"call", toString(pair.call)},
            {"by_manoeuvre", byManoeuvreJson(pair)},
            {"evidence", json::intervals(pair.evidence)}};
}

nlohmann::ordered_json pairsJson(const AnalysisResult& analysis)
{
    Json list = Json::array();
    for (const SynkinesisPair& pair : analysis.synkinesis)
        list.push_back(pairJson(pair, analysis.recording.channels));
    return list;
}

}  // namespace facialis::engine
