// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/report/json_report.hpp"

#include <filesystem>

#include "src/report/bursts_json.hpp"
#include "src/report/evoked_json.hpp"
#include "src/report/json_values.hpp"
#include "src/report/measures_json.hpp"
#include "src/report/pairs_json.hpp"

namespace facialis::engine {

namespace {

using json::Json;

/// "a.b.c" = v becomes {"a": {"b": {"c": v}}}.
Json evidenceJson(const std::vector<Evidence>& evidence, const RecordingInfo& recording)
{
    Json list = Json::array();
    for (const Evidence& place : evidence)
        list.push_back({{"channel", recording.channels.at(place.channel).label},
                        {"channel_index", place.channel},
                        {"onset_s", place.interval.onset.seconds()},
                        {"offset_s", place.interval.offset.seconds()}});
    return list;
}

Json qualityJson(const AnalysisResult& analysis)
{
    Json list = Json::array();
    for (const ChannelQuality& quality : analysis.quality)
        list.push_back({{"channel", analysis.recording.channels.at(quality.channel).label},
                        {"channel_index", quality.channel},
                        {"noise_rms_uv", json::microvolts(quality.noiseRms)},
                        {"mains_ratio_db", json::orNull(quality.mainsRatioDb)},
                        {"clipped_fraction", json::orNull(quality.clippedFraction)},
                        {"band_hz", quality.bandLow && quality.bandHigh
                                        ? Json{quality.bandLow->hertz(), quality.bandHigh->hertz()}
                                        : Json()},
                        {"filter_delay_ms",
                         quality.filterDelay ? Json(quality.filterDelay->seconds() * 1e3) : Json()},
                        {"gaps", json::intervals(quality.gaps)},
                        {"usable", quality.isUsable},
                        {"reasons", quality.reasons}});
    return list;
}

Json manoeuvresJson(const std::vector<Manoeuvre>& manoeuvres)
{
    Json list = Json::array();
    for (const Manoeuvre& manoeuvre : manoeuvres)
        list.push_back({{"id", manoeuvre.id},
                        {"onset_s", manoeuvre.interval.onset.seconds()},
                        {"offset_s", manoeuvre.interval.offset.seconds()},
                        {"inferred", manoeuvre.isInferred},
                        {"text", json::textOrNull(manoeuvre.text)}});
    return list;
}

Json findingsJson(const AnalysisResult& analysis)
{
    Json list = Json::array();
    for (const Finding& finding : analysis.findings) {
        Json channels = Json::array(), indices = Json::array();
        for (const std::size_t channel : finding.channels) {
            channels.push_back(analysis.recording.channels.at(channel).label);
            indices.push_back(channel);
        }
        list.push_back({{"id", finding.id},
                        {"state", toString(finding.state)},
                        {"suggested", finding.isSuggested},
                        {"value", json::orNull(finding.value)},
                        {"unit", json::textOrNull(finding.unit)},
                        {"limit", json::orNull(finding.limit)},
                        {"side", json::word(finding.side)},
                        {"channels", channels},
                        {"channel_indices", indices},
                        {"evidence", evidenceJson(finding.evidence, analysis.recording)},
                        {"rule", finding.rule},
                        {"source", finding.source}});
    }
    return list;
}

Json reasonsJson(const std::vector<Reason>& reasons)
{
    Json list = Json::array();
    for (const Reason& reason : reasons)
        list.push_back(
            {{"finding", reason.finding}, {"text", reason.text}, {"source", reason.source}});
    return list;
}

Json sourcedJson(const std::vector<SourcedText>& texts)
{
    Json list = Json::array();
    for (const SourcedText& text : texts)
        list.push_back({{"text", text.text}, {"source", text.source}});
    return list;
}

}  // namespace

Json settingsJson(const std::vector<Setting>& settings)
{
    Json root = Json::object();
    for (const Setting& setting : settings) {
        Json* place = &root;
        std::string_view name = setting.name;
        for (std::size_t dot = name.find('.'); dot != std::string_view::npos;
             dot = name.find('.')) {
            place = &(*place)[std::string(name.substr(0, dot))];
            name.remove_prefix(dot + 1);
        }
        std::visit([&](const auto& value) { (*place)[std::string(name)] = value; }, setting.value);
    }
    return root;
}

Json recordingJson(const RecordingInfo& recording)
{
    Json json;
    json["path"] = std::filesystem::path(recording.path).filename().string();
    json["format"] = recording.format;
    json["duration_s"] = recording.duration.seconds();
    json["start_time"] = recording.start ? Json(toIso8601(*recording.start)) : Json(nullptr);
    json["warnings"] = recording.warnings;
    if (!recording.assumptions.empty())
        json["assumptions"] = recording.assumptions;
    json["channels"] = Json::array();
    for (std::size_t k = 0; k < recording.channels.size(); ++k) {
        const Channel& channel = recording.channels[k];
        json["channels"].push_back({{"index", k},
                                    {"label", channel.label},
                                    {"muscle", json::textOrNull(channel.muscle)},
                                    {"side", json::word(channel.side)},
                                    {"rate_hz", channel.rate.hertz()},
                                    {"unit", json::textOrNull(channel.unit)},
                                    {"prefilter", json::textOrNull(channel.prefilter)}});
    }
    json["annotations"] = Json::array();
    for (const Annotation& annotation : recording.annotations) {
        Json label = nullptr, index = nullptr;
        if (annotation.channel) {
            label = recording.channels.at(*annotation.channel).label;
            index = *annotation.channel;
        }
        json["annotations"].push_back({{"onset_s", annotation.onset.seconds()},
                                       {"duration_s", json::seconds(annotation.duration)},
                                       {"text", annotation.text},
                                       {"channel", label},
                                       {"channel_index", index}});
    }
    json["gaps"] = Json::array();
    for (const Gap& gap : recording.gaps)
        json["gaps"].push_back({{"onset_s", gap.interval.onset.seconds()},
                                {"offset_s", gap.interval.offset.seconds()},
                                {"reason", gap.reason}});
    return json;
}

Json redFlagsJson(const std::vector<RedFlag>& flags)
{
    Json list = Json::array();
    for (const RedFlag& flag : flags)
        list.push_back({{"id", flag.id}, {"text", flag.text}, {"source", flag.source}});
    return list;
}

Json causesJson(const std::vector<RankedCause>& causes)
{
    Json list = Json::array();
    for (const RankedCause& cause : causes)
        list.push_back({{"id", cause.id},
                        {"name", cause.name},
                        {"category", cause.category},
                        {"rank", cause.rank ? Json(*cause.rank) : Json(nullptr)},
                        {"support", toString(cause.support)},
                        {"score", cause.score},
                        {"side", json::word(cause.side)},
                        {"for", reasonsJson(cause.supporting)},
                        {"against", reasonsJson(cause.opposing)},
                        {"not_tested", reasonsJson(cause.notTested)},
                        {"next_steps", sourcedJson(cause.nextSteps)},
                        {"numbers", sourcedJson(cause.numbers)},
                        {"sources", cause.sources}});
    return list;
}

void addJudgement(Json& json, const AnalysisResult& analysis)
{
    json["findings"] = findingsJson(analysis);
    json["red_flags"] = redFlagsJson(analysis.redFlags);
    json["causes"] = causesJson(analysis.causes);
    json["conclusion"] = analysis.conclusion;
}

Json analysisJson(const AnalysisResult& analysis)
{
    Json json;
    json["schema"] = "facialis.analysis/1";
    json["recording"] = recordingJson(analysis.recording);
    json["settings"] = settingsJson(analysis.settings);
    json["quality"] = qualityJson(analysis);
    json["manoeuvres"] = manoeuvresJson(analysis.manoeuvres);
    json["bursts"] = burstsJson(analysis);
    json["synkinesis"] = pairsJson(analysis);
    json["stimuli"] = stimuliJson(analysis);
    json["evoked"] = evokedJson(analysis);
    json["measures"] = measuresJson(analysis);
    addJudgement(json, analysis);
    json["provenance"] = {{"software", analysis.provenance.software},
                          {"version", analysis.provenance.version},
                          {"knowledge_version", analysis.provenance.knowledgeVersion},
                          {"input_sha256", json::textOrNull(analysis.provenance.inputSha256)},
                          {"created", analysis.provenance.created}};
    return json;
}

std::string printed(const Json& json)
{
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace facialis::engine
