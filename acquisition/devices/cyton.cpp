// SPDX-License-Identifier: GPL-3.0-or-later
// OpenBCI Cyton over its USB dongle.
#include <array>

#include "acquisition/devices/cyton_packet.hpp"
#include "acquisition/devices/packet_decoder.hpp"

namespace facialis::acquisition {

namespace {

constexpr Frequency rate = 250_Hz;
constexpr std::array<std::string_view, 3> parameters{"gain", "bipolar", "channels"};

void unpack(Bytes packet, DecodedFrames& into)
{
    for (std::size_t k = 0; k < cytonBoardChannels; ++k)
        into.values.push_back(cytonValue(packet, k));
}

Result<DevicePlan> plan(const SourceAddress& address)
{
    const auto gain = cytonGain(address);
    const auto shown = chosenChannels(address, cytonBoardChannels);
    if (!gain || !shown)
        return tl::unexpected(!gain ? gain.error() : shown.error());
    return DevicePlan{
        .rate = rate,
        .channels = channelsOf({.count = cytonBoardChannels,
                                .rate = rate,
                                .scale = cytonScale(*gain),
                                .lowest = -8388608,
                                .highest = 8388607}),
        .shown = *shown,
        .modulus = 256,
        .makeDecoder = [] { return std::make_unique<PacketDecoder>(cytonPacket(), unpack); }};
}

Result<void> begin(Conversation& talk, const SourceAddress& address, DevicePlan&)
{
    return beginCyton(talk, address, CytonBoards::one);
}

}  // namespace

DeviceKind cytonDevice()
{
    return {.scheme = "cyton",
            .title = "OpenBCI Cyton",
            .description = "8 channels, 250 Hz, 24 bits",
            .loss = "by the device's counter (256)",
            .usualRate = rate,
            .bauds = {115200},
            .parameters = parameters,
            .plan = plan,
            .begin = begin,
            .endCommand = "s"};
}

}  // namespace facialis::acquisition
