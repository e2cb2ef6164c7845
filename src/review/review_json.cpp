// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/review/review_json.hpp"

#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace facialis::engine {
namespace {

using Json = nlohmann::json;

/// What is wrong with a member; caught in reviewFromJson and nowhere else.
struct Fault : std::runtime_error {
    using std::runtime_error::runtime_error;
};

template <class T, class Convert>
Json orNull(const std::optional<T>& value, Convert convert)
{
    return value ? Json(convert(*value)) : Json(nullptr);
}

Json intervalJson(TimeInterval interval)
{
    return Json::array({interval.onset.seconds(), interval.offset.seconds()});
}

TimeInterval intervalFrom(const Json& json)
{
    const TimeInterval interval{Duration(json.at(0).get<double>()),
                                Duration(json.at(1).get<double>())};
    if (!std::isfinite(interval.onset.seconds()) || !(interval.offset > interval.onset))
        throw Fault("an interval does not go from an earlier to a later time");
    return interval;
}

template <class T, class Convert>
std::optional<T> optionalFrom(const Json& json, Convert convert)
{
    return json.is_null() ? std::nullopt : std::optional<T>(convert(json));
}

Side sideOf(const Json& json)
{
    const auto side = sideFrom(json.get<std::string>());
    if (!side)
        throw Fault("a side is neither left nor right nor both");
    return *side;
}

BurstKind kindOf(const Json& json)
{
    const auto kind = burstKindFrom(json.get<std::string>());
    if (!kind)
        throw Fault("unknown kind of burst: " + json.get<std::string>());
    return *kind;
}

Json channelJson(const ChannelChoice& choice)
{
    return {{"label", choice.label},
            {"muscle", choice.muscle},
            {"side", orNull(choice.side, [](Side side) { return toString(side); })},
            {"minus", orNull(choice.minus, [](std::size_t index) { return index; })},
            {"inverted", choice.isInverted},
            {"bad", choice.isBad}};
}

ChannelChoice channelFrom(const Json& json)
{
    ChannelChoice choice;
    choice.label = json.at("label").get<std::string>();
    choice.muscle = json.at("muscle").get<std::string>();
    choice.side = optionalFrom<Side>(json.at("side"), sideOf);
    choice.minus = optionalFrom<std::size_t>(
        json.at("minus"), [](const Json& index) { return index.get<std::size_t>(); });
    choice.isInverted = json.at("inverted").get<bool>();
    choice.isBad = json.at("bad").get<bool>();
    return choice;
}

Json editJson(const BurstEdit& edit)
{
    return {{"channel", edit.channel},
            {"found", orNull(edit.found, intervalJson)},
            {"now", orNull(edit.now, intervalJson)},
            {"kind", orNull(edit.kind, [](BurstKind kind) { return toString(kind); })}};
}

BurstEdit editFrom(const Json& json)
{
    BurstEdit edit;
    edit.channel = json.at("channel").get<std::size_t>();
    edit.found = optionalFrom<TimeInterval>(json.at("found"), intervalFrom);
    edit.now = optionalFrom<TimeInterval>(json.at("now"), intervalFrom);
    edit.kind = optionalFrom<BurstKind>(json.at("kind"), kindOf);
    if (!edit.found && !edit.now)
        throw Fault("an edit of a burst says neither what was found nor what is there now");
    return edit;
}

Json noteJson(const Annotation& note)
{
    return {{"onset_s", note.onset.seconds()},
            {"duration_s", orNull(note.duration, [](Duration d) { return d.seconds(); })},
            {"text", note.text},
            {"channel", orNull(note.channel, [](std::size_t index) { return index; })}};
}

Annotation noteFrom(const Json& json)
{
    Annotation note;
    note.onset = Duration(json.at("onset_s").get<double>());
    note.duration = optionalFrom<Duration>(
        json.at("duration_s"), [](const Json& value) { return Duration(value.get<double>()); });
    note.text = json.at("text").get<std::string>();
    note.channel = optionalFrom<std::size_t>(
        json.at("channel"), [](const Json& index) { return index.get<std::size_t>(); });
    if (!std::isfinite(note.onset.seconds()) || (note.duration && !(*note.duration >= 0_s)))
        throw Fault("an annotation has no time, or a negative duration");
    return note;
}

Json verdictJson(const Verdict& verdict)
{
    return {{"cause", verdict.cause},
            {"opinion", verdict.opinion == Verdict::Opinion::accepted ? "accepted" : "rejected"},
            {"reason", verdict.reason}};
}

Verdict verdictFrom(const Json& json)
{
    Verdict verdict;
    verdict.cause = json.at("cause").get<std::string>();
    const auto opinion = json.at("opinion").get<std::string>();
    if (opinion != "accepted" && opinion != "rejected")
        throw Fault("an opinion is neither accepted nor rejected: " + opinion);
    verdict.opinion =
        opinion == "accepted" ? Verdict::Opinion::accepted : Verdict::Opinion::rejected;
    verdict.reason = json.at("reason").get<std::string>();
    return verdict;
}

template <class T, class Convert>
Json listJson(const std::vector<T>& list, Convert convert)
{
    Json json = Json::array();
    for (const T& each : list)
        json.push_back(convert(each));
    return json;
}

template <class T, class Convert>
std::vector<T> listFrom(const Json& json, Convert convert)
{
    if (!json.is_array())
        throw Fault("a list is missing");
    std::vector<T> list;
    for (const Json& each : json)
        list.push_back(convert(each));
    return list;
}

/// The text lists every parameter; settings hold those alone that differ from the standard.
AnalysisSettings withoutStandards(AnalysisSettings settings)
{
    const std::string all = toToml(settings);
    const auto parameters = settings.parameters;
    for (const auto& [name, value] : parameters) {
        settings.parameters.erase(name);
        if (toToml(settings) != all)
            settings.parameters.emplace(name, value);
    }
    return settings;
}

/// @throws Fault, Json::exception
Review parsed(const Json& json, const std::string& where)
{
    Review review;
    review.channels = listFrom<ChannelChoice>(json.at("channels"), channelFrom);
    auto settings = settingsFromText(json.at("settings_toml").get<std::string>(), where);
    if (!settings)
        throw Fault(settings.error().what);
    review.settings = withoutStandards(std::move(*settings));
    for (const auto& [channel, least] : json.at("least_rms").items())
        review.leastRms[std::stoul(channel)] = least.get<double>();
    review.bursts = listFrom<BurstEdit>(json.at("bursts"), editFrom);
    review.annotations = listFrom<Annotation>(json.at("annotations"), noteFrom);
    review.context.answers = json.at("context").get<std::map<std::string, bool>>();
    review.verdicts = listFrom<Verdict>(json.at("verdicts"), verdictFrom);
    review.impression = json.at("impression").get<std::string>();
    const auto isOutside = [&](std::size_t channel) { return channel >= review.channels.size(); };
    for (const BurstEdit& edit : review.bursts)
        if (isOutside(edit.channel))
            throw Fault("an edit of a burst names a channel that is not there");
    for (const ChannelChoice& choice : review.channels)
        if (choice.minus && isOutside(*choice.minus))
            throw Fault("a derivation names a channel that is not there");
    for (const auto& [channel, least] : review.leastRms)
        if (isOutside(channel) || !std::isfinite(least) || least < 0.0)
            throw Fault("a least amplitude is of no channel, or no amplitude");
    return review;
}

}  // namespace

Json reviewJson(const Review& review)
{
    Json least = Json::object();
    for (const auto& [channel, value] : review.leastRms)
        least[std::to_string(channel)] = value;
    return {{"channels", listJson(review.channels, channelJson)},
            {"settings_toml", toToml(review.settings)},
            {"least_rms", least},
            {"bursts", listJson(review.bursts, editJson)},
            {"annotations", listJson(review.annotations, noteJson)},
            {"context", review.context.answers},
            {"verdicts", listJson(review.verdicts, verdictJson)},
            {"impression", review.impression}};
}

Result<Review> reviewFromJson(const Json& json, const std::string& where)
{
    constexpr const char* remedy = "restore an earlier copy, or start a new review";
    try {
        return parsed(json, where);
    } catch (const Fault& fault) {
        return failure(fmt::format("the review cannot be read: {}", fault.what()), where, remedy);
    } catch (const std::exception& error) {
        return failure(fmt::format("the review cannot be read: {}", error.what()), where, remedy);
    }
}

}  // namespace facialis::engine
