// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "data/model/side.hpp"
#include "data/model/time_interval.hpp"
#include "data/model/units.hpp"

/// How single values are written in JSON: what is not known is null, never a number.
namespace facialis::engine::json {

using Json = nlohmann::ordered_json;

inline Json orNull(const std::optional<double>& value)
{
    return value ? Json(*value) : Json(nullptr);
}
inline Json microvolts(const std::optional<Voltage>& value)
{
    return value ? Json(value->microvolts()) : Json(nullptr);
}
inline Json hertz(const std::optional<Frequency>& value)
{
    return value ? Json(value->hertz()) : Json(nullptr);
}
inline Json seconds(const std::optional<Duration>& value)
{
    return value ? Json(value->seconds()) : Json(nullptr);
}
inline Json milliseconds(const std::optional<Duration>& value)
{
    return value ? Json(value->milliseconds()) : Json(nullptr);
}
inline Json word(const std::optional<Side>& side)
{
    return side ? Json(toString(*side)) : Json(nullptr);
}
inline Json textOrNull(const std::string& text)
{
    return text.empty() ? Json(nullptr) : Json(text);
}
/// [from, to] in seconds.
inline Json interval(const TimeInterval& interval)
{
    return {interval.onset.seconds(), interval.offset.seconds()};
}
inline Json intervals(const std::vector<TimeInterval>& list)
{
    Json all = Json::array();
    for (const TimeInterval& each : list)
        all.push_back(interval(each));
    return all;
}

}  // namespace facialis::engine::json
