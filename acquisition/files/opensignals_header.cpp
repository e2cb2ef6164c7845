// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/opensignals_header.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "acquisition/files/table/parse_number.hpp"
#include "acquisition/files/table/text_lines.hpp"
#include "data/model/utf8.hpp"

namespace facialis::acquisition {

namespace {

using Json = nlohmann::json;

std::string wordAt(const Json& object, const char* key)
{
    const auto at = object.find(key);
    return at != object.end() && at->is_string() ? toUtf8(at->get_ref<const std::string&>())
                                                 : std::string();
}

/// Strings of a list; numbers in it become their digits. A lone value is a list of one.
std::vector<std::string> wordsAt(const Json& object, const char* key)
{
    std::vector<std::string> words;
    const auto at = object.find(key);
    if (at == object.end())
        return words;
    const auto take = [&](const Json& value) {
        if (value.is_string())
            words.push_back(toUtf8(value.get_ref<const std::string&>()));
        else if (value.is_number_integer())
            words.push_back(std::to_string(value.get<std::int64_t>()));
    };
    if (at->is_array())
        for (const Json& value : *at)
            take(value);
    else
        take(*at);
    return words;
}

std::optional<double> numberIn(const Json& value)
{
    if (value.is_number())
        return value.get<double>();
    if (value.is_string())
        return numberFrom(trimmed(value.get_ref<const std::string&>()), DecimalMark::point);
    return std::nullopt;
}

std::vector<int> resolutionsAt(const Json& object)
{
    std::vector<int> bits;
    const auto at = object.find("resolution");
    if (at == object.end())
        return bits;
    const Json list = at->is_array() ? *at : Json::array({*at});
    for (const Json& value : list) {
        const double number = numberIn(value).value_or(0.0);
        const bool isPossible = number >= 1.0 && number <= 31.0 && number == std::floor(number);
        bits.push_back(isPossible ? static_cast<int>(number) : 0);
    }
    return bits;
}

std::vector<OpenSignalsChannel> channelsOf(const Json& object)
{
    const auto labels = wordsAt(object, "label"), sensors = wordsAt(object, "sensor");
    const auto numbers = wordsAt(object, "channels");
    const auto bits = resolutionsAt(object);
    std::vector<OpenSignalsChannel> channels(std::max(labels.size(), numbers.size()));
    for (std::size_t k = 0; k < channels.size(); ++k) {
        OpenSignalsChannel& channel = channels[k];
        if (k < labels.size())
            channel.label = labels[k];
        if (channel.label.empty() && k < numbers.size())
            channel.label = "CH" + numbers[k];
        if (k < sensors.size())
            channel.sensor = sensors[k];
        const int own = bits.empty()       ? 0
                        : k < bits.size()  ? bits[k]
                        : bits.size() == 1 ? bits[0]
                                           : 0;
        if (own > 0)
            channel.resolutionBits = own;
    }
    return channels;
}

}  // namespace

bool isOtherSensor(std::string_view sensor)
{
    constexpr std::array<std::string_view, 24> others{
        "ACC",  "XYZ",    "LUX",  "EDA",  "GSR", "RESP", "PZT",   "RIP",
        "TEMP", "NTC",    "TMP",  "BVP",  "PPG", "SPO2", "FSR",   "FORCE",
        "BTN",  "BUTTON", "PUSH", "SYNC", "GON", "HSS",  "LIGHT", "LED"};
    const std::string name = lowered(sensor);
    for (const std::string_view other : others)
        if (name.starts_with(lowered(other)))
            return true;
    return false;
}

std::optional<StartTime> openSignalsStart(const std::string& date, const std::string& time)
{
    StartTime start;
    int fraction = 0;
    if (std::sscanf(date.c_str(), "%4d-%2d-%2d", &start.year, &start.month, &start.day) != 3 ||
        std::sscanf(time.c_str(), "%2d:%2d:%2d%n", &start.hour, &start.minute, &start.second,
                    &fraction) != 3)
        return std::nullopt;
    const std::string_view rest = std::string_view(time).substr(static_cast<std::size_t>(fraction));
    if (rest.starts_with('.')) {
        std::int64_t unit = 100'000'000;
        for (const char digit : rest.substr(1)) {
            if (digit < '0' || digit > '9')
                break;
            start.nanosecond += (digit - '0') * unit;
            unit /= 10;
        }
    }
    return isPossible(start) ? std::optional(start) : std::nullopt;
}

Result<std::vector<OpenSignalsDevice>> readOpenSignalsHeader(std::string_view line,
                                                             const std::string& path)
{
    line = trimmed(line);
    while (line.starts_with('#'))
        line = trimmed(line.substr(1));
    const Json header = Json::parse(line, nullptr, false);
    if (header.is_discarded() || !header.is_object() || header.empty())
        return failure("the header in line 2 is damaged (no JSON object)", path,
                       "export the recording from OpenSignals again");
    std::vector<OpenSignalsDevice> devices;
    for (const auto& [address, object] : header.items()) {
        if (!object.is_object())
            return failure(
                "the header in line 2 describes no recorder under '" + toUtf8(address) + "'", path,
                "export the recording from OpenSignals again");
        const auto rate = object.find("sampling rate");
        const double hertz = rate == object.end() ? 0.0 : numberIn(*rate).value_or(0.0);
        if (!(hertz >= 1e-3 && hertz <= 1e7))
            return failure(
                "the header states no possible \"sampling rate\" for recorder " + toUtf8(address),
                path, "export the recording from OpenSignals again");
        const auto converted = object.find("convertedValues");
        devices.push_back(
            {.name = toUtf8(address),
             .model = wordAt(object, "device"),
             .rate = Frequency(hertz),
             .columns = wordsAt(object, "column"),
             .channels = channelsOf(object),
             .start = openSignalsStart(wordAt(object, "date"), wordAt(object, "time")),
             .comments = wordAt(object, "comments"),
             .isConverted = converted != object.end() && converted->is_number() &&
                            converted->get<double>() != 0.0});
    }
    return devices;
}

}  // namespace facialis::acquisition
