// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/emulation/faults.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <utility>

namespace facialis::acquisition {

namespace {

constexpr double longestOutage = 86400.0;

std::optional<double> numberFrom(std::string_view text)
{
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

Result<void> setNumber(double& into, std::string_view value, double lowest, double highest)
{
    const auto number = numberFrom(value);
    if (!number || !(*number >= lowest && *number <= highest))
        return failure(fmt::format("'{}' is no number from {} to {}", value, lowest, highest));
    into = *number;
    return {};
}

/// `2.0@10`: two seconds, from the tenth on.
Result<void> addOutage(std::vector<TimeInterval>& into, std::string_view value)
{
    const std::size_t at = value.find('@');
    if (at == std::string_view::npos)
        return failure(fmt::format("'{}' does not say when", value), {}, "write SECONDS@START");
    double length = 0.0, start = 0.0;
    if (auto set = setNumber(length, value.substr(0, at), 0.0, longestOutage); !set)
        return set;
    if (auto set = setNumber(start, value.substr(at + 1), 0.0, longestOutage); !set)
        return set;
    into.push_back({Duration(start), Duration(start + length)});
    return {};
}

/// A kind of fault: one line each.
struct FaultKey {
    std::string_view name, value, meaning;
    Result<void> (*set)(FaultPlan& plan, std::string_view value);
};

template <double FaultPlan::*member>
Result<void> setProbability(FaultPlan& plan, std::string_view value)
{
    return setNumber(plan.*member, value, 0.0, 1.0);
}

Result<void> setRate(FaultPlan& plan, std::string_view value)
{
    return setNumber(plan.rateFactor, value, 0.01, 100.0);
}

Result<void> setDrip(FaultPlan& plan, std::string_view value)
{
    return setNumber(plan.bytesPerSecond.emplace(), value, 1.0, 1e9);
}

constexpr std::array keys{
    FaultKey{"lost", "P", "a frame never arrives, each with probability P",
             setProbability<&FaultPlan::lost>},
    FaultKey{"duplicated", "P", "a frame arrives twice", setProbability<&FaultPlan::duplicated>},
    FaultKey{"corrupted", "P", "one byte of a frame is another",
             setProbability<&FaultPlan::corrupted>},
    FaultKey{"flipped", "P", "a bit of a byte is flipped, each byte with probability P",
             setProbability<&FaultPlan::flipped>},
    FaultKey{"lost-bytes", "P", "a byte is missing, each with probability P",
             setProbability<&FaultPlan::lostBytes>},
    FaultKey{"duplicated-bytes", "P", "a byte comes twice, each with probability P",
             setProbability<&FaultPlan::duplicatedBytes>},
    FaultKey{
        "silence", "S@T", "no frame arrives for S seconds, T seconds into the stream",
        [](FaultPlan& plan, std::string_view value) { return addOutage(plan.silences, value); }},
    FaultKey{
        "unplug", "S@T", "the device is gone for S seconds, T seconds after the start",
        [](FaultPlan& plan, std::string_view value) { return addOutage(plan.unplugs, value); }},
    FaultKey{"rate", "F", "the device's clock runs F times too fast", setRate},
    FaultKey{"banner", "TEXT", "the device answers TEXT whatever it is asked",
             [](FaultPlan& plan, std::string_view value) -> Result<void> {
                 plan.banner = std::string(value);
                 return {};
             }},
    FaultKey{"drip", "B", "the line carries B bytes a second and loses what does not fit", setDrip},
};

void note(DeliveredFrame& frame, std::string_view fault)
{
    if (!frame.faults.empty())
        frame.faults += '+';
    frame.faults += fault;
}

bool contains(const std::vector<TimeInterval>& intervals, Duration at)
{
    return std::any_of(intervals.begin(), intervals.end(), [&](const TimeInterval& interval) {
        return at >= interval.onset && at < interval.offset;
    });
}

}  // namespace

Result<void> addFault(FaultPlan& plan, std::string_view text)
{
    const std::size_t equals = text.find('=');
    const std::string_view name = text.substr(0, equals);
    const auto* const key =
        std::find_if(keys.begin(), keys.end(), [&](const FaultKey& k) { return k.name == name; });
    const std::string where = fmt::format("--fault {}", text);
    if (key == keys.end()) {
        std::vector<std::string_view> names;
        names.reserve(keys.size());
        for (const FaultKey& k : keys)
            names.push_back(k.name);
        return failure(fmt::format("there is no fault '{}'", name), where,
                       fmt::format("faults are: {}", fmt::join(names, ", ")));
    }
    if (equals == std::string_view::npos)
        return failure("no value is given", where,
                       fmt::format("write {}={}", key->name, key->value));
    if (auto set = key->set(plan, text.substr(equals + 1)); !set)
        return failure(set.error().what, where,
                       set.error().remedy.empty()
                           ? fmt::format("write {}={}", key->name, key->value)
                           : set.error().remedy);
    return {};
}

std::string faultHelp()
{
    std::string text;
    for (const FaultKey& key : keys)
        text +=
            fmt::format("  {:<20} {}\n", fmt::format("{}={}", key.name, key.value), key.meaning);
    return text;
}

FaultInjector::FaultInjector(FaultPlan plan, std::uint64_t seed)
    : plan_(std::move(plan)), random_(Random(seed).fork("faults"))
{
}

DeliveredFrame FaultInjector::strike(std::vector<std::uint8_t> frame, Duration at)
{
    DeliveredFrame result{std::move(frame), {}};
    // Drawn for every frame, whatever happens to it, so that one fault does not move the others.
    const bool isLost = random_.chance(plan_.lost);
    const bool isDuplicated = random_.chance(plan_.duplicated);
    const bool isCorrupted = random_.chance(plan_.corrupted);
    if (contains(plan_.silences, at)) {
        result.bytes.clear();
        note(result, "silence");
        return result;
    }
    if (isLost) {
        result.bytes.clear();
        note(result, "lost");
        return result;
    }
    if (isCorrupted && !result.bytes.empty()) {
        std::uint8_t& byte = result.bytes[random_.below(result.bytes.size())];
        byte = static_cast<std::uint8_t>(byte + 1 + random_.below(255));
        note(result, "corrupted");
    }
    damageBytes(result);
    if (isDuplicated) {
        const std::vector<std::uint8_t> copy = result.bytes;
        result.bytes.insert(result.bytes.end(), copy.begin(), copy.end());
        note(result, "duplicated");
    }
    return result;
}

void FaultInjector::damageBytes(DeliveredFrame& frame)
{
    if (!(plan_.flipped > 0.0 || plan_.lostBytes > 0.0 || plan_.duplicatedBytes > 0.0))
        return;
    bool isFlipped = false, isShortened = false, isLengthened = false;
    std::vector<std::uint8_t> bytes;
    for (std::uint8_t byte : frame.bytes) {
        if (random_.chance(plan_.flipped)) {
            byte ^= static_cast<std::uint8_t>(1U << random_.below(8));
            isFlipped = true;
        }
        const bool isMissing = random_.chance(plan_.lostBytes);
        const bool isDouble = random_.chance(plan_.duplicatedBytes);
        isShortened = isShortened || isMissing;
        isLengthened = isLengthened || (isDouble && !isMissing);
        if (isMissing)
            continue;
        bytes.push_back(byte);
        if (isDouble)
            bytes.push_back(byte);
    }
    frame.bytes = std::move(bytes);
    if (isFlipped)
        note(frame, "flipped");
    if (isShortened)
        note(frame, "lost-bytes");
    if (isLengthened)
        note(frame, "duplicated-bytes");
}

bool FaultInjector::isUnplugged(Duration at) const
{
    return contains(plan_.unplugs, at);
}

}  // namespace facialis::acquisition
