// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/live/monitor_lines.hpp"

#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "src/report/bursts_json.hpp"
#include "src/report/json_report.hpp"
#include "src/report/json_values.hpp"
#include "src/report/pairs_json.hpp"

namespace facialis::engine {
namespace {

using json::Json;

/// Bytes that are not UTF-8 are replaced: a line is always JSON.
std::string inOneLine(const Json& object)
{
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json begun(std::string_view type, Duration time)
{
    return {{"type", type}, {"t_s", time.seconds()}};
}

std::string_view lossWord(acquisition::LossBasis basis)
{
    switch (basis) {
    case acquisition::LossBasis::counter: return "counter";
    case acquisition::LossBasis::hostClock: return "host_clock";
    case acquisition::LossBasis::byteRate: return "byte_rate";
    case acquisition::LossBasis::none: break;
    }
    return "none";
}

/// Adds the fields of one kind of event.
struct Fields {
    const std::vector<Channel>& channels;
    Duration time;

    Json operator()(const Burst& burst) const
    {
        Json line = begun("burst", time);
        line.update(burstJson(burst, channels));
        return line;
    }
    Json operator()(const BurstTrain& train) const
    {
        Json line = begun("train", time);
        line["channel"] = channels.at(train.channel).label;
        line["channel_index"] = train.channel;
        line["onset_s"] = train.interval.onset.seconds();
        line["offset_s"] = train.interval.offset.seconds();
        line["bursts"] = train.bursts;
        line["rate_hz"] = json::hertz(train.rate());
        return line;
    }
    Json operator()(const SynkinesisPair& pair) const
    {
        Json line = begun("synkinesis", time);
        line.update(pairJson(pair, channels));
        return line;
    }
    Json operator()(const QualitySecond& second) const
    {
        Json line = begun("quality", time);
        const auto onset = static_cast<double>(second.second);
        line["onset_s"] = onset;
        line["offset_s"] = onset + 1.0;
        line["lost_frames"] = second.lostFrames;
        line["jitter_ms"] = json::milliseconds(second.jitter);
        line["channels"] = Json::array();
        for (std::size_t c = 0; c < second.channels.size(); ++c) {
            const ChannelSecond& channel = second.channels[c];
            // Null, not NaN: what is not known.
            const Json ratio =
                std::isnan(channel.mainsRatioDb) ? Json(nullptr) : Json(channel.mainsRatioDb);
            const Json off = channel.isOffElectrode ? Json(*channel.isOffElectrode) : Json(nullptr);
            line["channels"].push_back({{"channel", channels.at(c).label},
                                        {"channel_index", c},
                                        {"clipped_fraction", channel.clippedShare},
                                        {"mains_ratio_db", ratio},
                                        {"off_electrode", off},
                                        {"usable", channel.isUsable}});
        }
        return line;
    }
    Json operator()(const Gap& gap) const
    {
        Json line = begun("gap", time);
        line["onset_s"] = gap.interval.onset.seconds();
        line["offset_s"] = gap.interval.offset.seconds();
        line["reason"] = gap.reason;
        return line;
    }
    Json operator()(const Annotation& mark) const
    {
        Json line = begun("marker", time);
        line["onset_s"] = mark.onset.seconds();
        line["duration_s"] = json::seconds(mark.duration);
        line["text"] = mark.text;
        return line;
    }
    Json operator()(const LiveInterpretation& judged) const
    {
        Json line = begun("interpretation", time);
        line["final"] = judged.isFinal;
        line["duration_s"] = judged.result->recording.duration.seconds();
        std::map<std::string_view, int> kinds;
        for (const Burst& burst : judged.result->bursts)
            ++kinds[toString(burst.kind)];
        line["burst_kinds"] = kinds;
        addJudgement(line, *judged.result);
        return line;
    }
    Json operator()(const Error& error) const
    {
        Json line = begun("error", time);
        line["what"] = error.what;
        line["where"] = json::textOrNull(error.where);
        line["remedy"] = json::textOrNull(error.remedy);
        return line;
    }
};

}  // namespace

MonitorLines::MonitorLines(std::vector<Channel> channels) : channels_(std::move(channels)) {}

std::string MonitorLines::start(const LiveSession& session) const
{
    Json line = begun("start", Duration(0.0));
    line["schema"] = "facialis.monitor/1";
    line["source"] = session.recording().path;
    line["latency_ms"] = session.latency().milliseconds();
    const Json recording = recordingJson(session.recording());
    for (const char* part : {"format", "start_time", "warnings", "channels"})
        line[part] = recording.at(part);
    line["settings"] = settingsJson(session.settings());
    return inOneLine(line);
}

std::string MonitorLines::line(const LiveEvent& event) const
{
    return inOneLine(std::visit(Fields{channels_, event.time}, event.what));
}

std::string MonitorLines::end(const LiveSnapshot& snapshot)
{
    Json line = begun("end", snapshot.time);
    line["frames"] = snapshot.frames;
    line["frames_lost"] = snapshot.framesLost;
    line["loss_basis"] = lossWord(snapshot.health.lossBasis);
    line["drift_ppm"] = json::orNull(snapshot.health.driftPerMillion);
    line["measured_rate_hz"] = json::hertz(snapshot.health.measuredRate);
    std::int64_t bursts = 0;
    for (const std::int64_t count : snapshot.burstCounts)
        bursts += count;
    line["bursts"] = bursts;
    return inOneLine(line);
}

}  // namespace facialis::engine
