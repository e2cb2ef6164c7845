// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/report/bursts_json.hpp"

#include "src/report/json_values.hpp"

namespace facialis::engine {

using json::Json;

Json burstJson(const Burst& burst, const std::vector<Channel>& channels)
{
    return {{"channel", channels.at(burst.channel).label},
            {"channel_index", burst.channel},
            {"onset_s", burst.interval.onset.seconds()},
            {"offset_s", burst.interval.offset.seconds()},
            {"alarm_s", json::seconds(burst.alarm)},
            {"rms_uv", json::microvolts(burst.rms)},
            {"peak_uv", json::microvolts(burst.peak)},
            {"rms_over_noise", burst.rmsOverNoise},
            {"percent_of_task_maximum", json::orNull(burst.taskPercent)},
            {"mean_frequency_hz", json::hertz(burst.meanFrequency)},
            {"median_frequency_hz", json::hertz(burst.medianFrequency)},
            {"intraburst_rate_hz", json::hertz(burst.intraburstRate)},
            {"intraburst_refused",
             burst.rateRefusal ? Json(toString(*burst.rateRefusal)) : Json(nullptr)},
            {"conducted", burst.isConducted},
            {"by_reader", burst.isByReader},
            {"kind", toString(burst.kind)}};
}

Json burstsJson(const AnalysisResult& analysis)
{
    Json list = Json::array();
    for (const Burst& burst : analysis.bursts)
        list.push_back(burstJson(burst, analysis.recording.channels));
    return list;
}

}  // namespace facialis::engine
