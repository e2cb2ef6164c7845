// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/formats/truth_json.hpp"

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string_view>

namespace facialis {

namespace {

using Json = nlohmann::ordered_json;

/// Times are rounded to a tenth of a microsecond: shorter than any sample, and stable to print.
double rounded(double seconds)
{
    return std::round(seconds * 1e7) / 1e7;
}

std::string modernKind(std::string kind)
{
    if (kind == "spasm")
        return "spasm_clonic";
    if (kind == "tonic_spasm")
        return "spasm_tonic";
    if (kind == "synkinesis")
        return "synkinetic";
    if (kind == "myokymia")
        return "myokymic";
    return kind;
}

Json jsonOf(const TruePatient& patient)
{
    Json json;
    json["variety"] = patient.variety;
    json["crosstalk_percent"] =
        patient.crosstalk ? Json(rounded(100.0 * *patient.crosstalk)) : Json(nullptr);
    json["bad_channel"] = nullptr;
    if (patient.fault)
        json["bad_channel"] = {{"channel", patient.fault->channel}, {"kind", patient.fault->kind}};
    json["parameters"] = Json::object();
    for (const TrueParameter& parameter : patient.parameters) {
        if (const auto* number = std::get_if<double>(&parameter.value))
            json["parameters"][parameter.name] = rounded(*number);
        else
            json["parameters"][parameter.name] = std::get<std::string>(parameter.value);
    }
    json["miswiring"] = Json::array();
    for (const TrueMiswiring& wire : patient.miswiring)
        json["miswiring"].push_back({{"driver", wire.driver},
                                     {"follower", wire.follower},
                                     {"lag_ms", rounded(wire.lag.milliseconds())},
                                     {"gain", rounded(wire.gain)}});
    return json;
}

Truth truthFrom(const Json& json)
{
    Truth truth;
    truth.condition = json.at("condition").get<std::string>();
    if (const Json& side = json.at("affected"); side.is_string())
        truth.affected = sideFrom(side.get<std::string>());
    truth.rate = Frequency(json.at("fs").get<double>());
    truth.duration = Duration(json.at("duration_s").get<double>());
    truth.channels = json.at("channels").get<std::vector<std::string>>();
    for (const Json& task : json.value("tasks", Json::array()))
        truth.tasks.push_back({Duration(task.at(0).get<double>()),
                               Duration(task.at(1).get<double>()), task.at(2).get<std::string>()});
    for (const auto& [label, events] : json.at("activity").items()) {
        std::vector<TrueActivity> activity;
        for (const Json& event : events)
            activity.push_back(
                {{Duration(event.at(0).get<double>()), Duration(event.at(1).get<double>())},
                 modernKind(event.at(2).get<std::string>())});
        truth.activity.emplace_back(label, std::move(activity));
    }
    return truth;
}

}  // namespace

std::string toJson(const Truth& truth)
{
    Json json;
    json["condition"] = truth.condition;
    json["affected"] = truth.affected ? Json(toString(*truth.affected)) : Json(nullptr);
    json["fs"] = truth.rate.hertz();
    json["duration_s"] = truth.duration.seconds();
    json["channels"] = truth.channels;
    json["tasks"] = Json::array();
    for (const TrueTask& task : truth.tasks)
        json["tasks"].push_back(
            {rounded(task.onset.seconds()), rounded(task.duration.seconds()), task.name});
    json["activity"] = Json::object();
    for (const auto& [label, events] : truth.activity) {
        Json list = Json::array();
        for (const TrueActivity& event : events)
            list.push_back({rounded(event.interval.onset.seconds()),
                            rounded(event.interval.offset.seconds()), event.kind});
        json["activity"][label] = std::move(list);
    }
    if (truth.patient)
        json["patient"] = jsonOf(*truth.patient);
    return json.dump(1) + "\n";
}

Result<Truth> readTruth(const std::string& path)
{
    std::ifstream file(path);
    if (!file)
        return failure("cannot be read", path, "give the truth file that simulate --truth wrote");
    try {
        return truthFrom(Json::parse(file));
    } catch (const nlohmann::json::exception& error) {
        return failure(std::string("is not a truth file (") + error.what() + ")", path,
                       "give the truth file that simulate --truth wrote");
    }
}

}  // namespace facialis
