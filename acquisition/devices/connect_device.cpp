// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/devices/connect_device.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

#include "acquisition/devices/device_list.hpp"

namespace facialis::acquisition {

namespace {

/// Whether bytes are frames of the plan: several, and little that is none.
bool fits(const DevicePlan& plan, Bytes bytes)
{
    const auto decoder = plan.makeDecoder();
    DecodedFrames found;
    decoder->decode(bytes, found);
    constexpr std::size_t enough = 5;
    constexpr std::int64_t beginning = 64;  // of a packet, or a greeting
    return found.frames.size() >= enough &&
           (decoder->discardedBytes() - beginning) * 5 < static_cast<std::int64_t>(bytes.size());
}

Result<void> makeSure(Conversation& talk, const DeviceKind& kind, const DevicePlan& plan)
{
    // An Arduino that starts anew keeps silent for two seconds.
    const Duration patience{std::max(4.0, 12.0 / plan.rate.hertz())};
    const Duration until = talk.now() + patience;
    while (talk.now() < until) {
        if (const auto heard = talk.listen(until - talk.now()); !heard)
            return tl::unexpected(heard.error());
        const std::string text = talk.unreadText();
        if (fits(plan, Bytes(reinterpret_cast<const std::uint8_t*>(text.data()), text.size())))
            return {};
    }
    const std::string seen = talk.unreadText();
    if (seen.empty())
        return failure(fmt::format("the {} sends no samples", kind.title), talk.port(),
                       "is it switched on, and is this its port? See facialis devices");
    const std::string_view other =
        recogniseDevice(Bytes(reinterpret_cast<const std::uint8_t*>(seen.data()), seen.size()));
    if (!other.empty() && other != kind.scheme)
        return failure(fmt::format("this is no {}: it sends what {} sends", kind.title, other),
                       talk.port(), fmt::format("open it as {}:{}", other, talk.port()));
    return failure(fmt::format("what comes are no frames of {} with {} channels: {} ...",
                               kind.title, plan.channels.size(), shownBytes(seen)),
                   talk.port(), "check the kind of device, its number of channels, and baud=");
}

Result<std::vector<int>> baudsToTry(const DeviceKind& kind, const SourceAddress& address)
{
    const auto stated = address.number("baud", 300.0, 4e6);
    if (!stated)
        return tl::unexpected(stated.error());
    if (!*stated)
        return kind.bauds;
    return std::vector<int>{static_cast<int>(**stated)};
}

}  // namespace

Result<ConnectedDevice> connectDevice(const DeviceKind& kind, const SourceAddress& address,
                                      const OpenLine& open, const std::stop_token& stop)
{
    const auto bauds = baudsToTry(kind, address);
    if (!bauds)
        return tl::unexpected(bauds.error());
    std::optional<Error> firstError;
    for (const int baud : *bauds) {
        auto plan = kind.plan(address);
        if (!plan)
            return tl::unexpected(plan.error());
        auto line = open(address.address, baud);
        if (!line)
            return tl::unexpected(firstError.value_or(line.error()));
        Conversation talk(**line, stop);
        auto begun = kind.begin(talk, address, *plan);
        if (begun)
            begun = nameChannels(address, *plan);
        if (begun)
            begun = makeSure(talk, kind, *plan);
        if (begun)
            return ConnectedDevice{std::move(*line), std::move(*plan), talk.unread()};
        if (!firstError)
            firstError = begun.error();
        if (stop.stop_requested())
            break;
    }
    return tl::unexpected(*firstError);
}

}  // namespace facialis::acquisition
