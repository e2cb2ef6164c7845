// SPDX-License-Identifier: GPL-3.0-or-later
// Olimex SHIELD-EKG-EMG on an Arduino: A5 5A, version 2, a number, six channels of 16 bits,
// big-endian, and the switches. It streams from reset on; nothing can be asked.
#include <array>
#include <fmt/format.h>

#include "acquisition/devices/device_kind.hpp"
#include "acquisition/devices/packet_decoder.hpp"

namespace facialis::acquisition {

namespace {

constexpr std::size_t channelCount = 6, packetLength = 17;
constexpr std::array<std::string_view, 3> parameters{"rate", "gain", "channels"};

bool passes(Bytes packet)
{
    if (packet[0] != 0xA5 || packet[1] != 0x5A || packet[2] != 2)
        return false;
    for (std::size_t k = 0; k < channelCount; ++k)
        if (packet[4 + 2 * k] > 3)  // ten bits
            return false;
    return true;
}

int number(Bytes packet)
{
    return packet[3];
}

void unpack(Bytes packet, DecodedFrames& into)
{
    for (std::size_t k = 0; k < channelCount; ++k)
        into.values.push_back(packet[4 + 2 * k] << 8 | packet[5 + 2 * k]);
}

Result<DevicePlan> plan(const SourceAddress& address)
{
    const auto rate = address.number("rate", 1.0, 2000.0);
    const auto gain = address.number("gain", 1.0, 1e6);
    const auto shown = chosenChannels(address, channelCount);
    if (!rate || !gain)
        return tl::unexpected(!rate ? rate.error() : gain.error());
    if (!shown)
        return tl::unexpected(shown.error());
    DevicePlan made{.rate = Frequency(rate->value_or(256.0)), .shown = *shown, .modulus = 256};
    ChannelPattern pattern{.count = channelCount, .rate = made.rate, .highest = 1023};
    if (*gain) {
        pattern.scale = 5.0 / 1024.0 / **gain;
        pattern.offset = -2.5 / **gain;
    } else {
        made.warnings.emplace_back(
            "the gain of the shield is not known, so amplitudes are counts: "
            "give gain=2848, or what its potentiometer is set to");
    }
    made.channels = channelsOf(pattern);
    made.makeDecoder = [] {
        return std::make_unique<PacketDecoder>(PacketFormat{.length = packetLength,
                                                            .modulus = 256,
                                                            .mark = PacketMark::open,
                                                            .passes = passes,
                                                            .number = number},
                                               unpack);
    };
    return made;
}

Result<void> begin(Conversation&, const SourceAddress&, DevicePlan&)
{
    return {};
}

}  // namespace

DeviceKind olimexDevice()
{
    return {.scheme = "olimex",
            .title = "Olimex SHIELD-EKG-EMG",
            .description = "6 channels, 256 Hz, 10 bits",
            .loss = "by the device's counter (256)",
            .usualRate = 256_Hz,
            .bauds = {57600},
            .parameters = parameters,
            .plan = plan,
            .begin = begin,
            .endCommand = {}};
}

}  // namespace facialis::acquisition
