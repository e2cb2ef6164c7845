// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "acquisition/devices/conversation.hpp"
#include "acquisition/devices/decoder.hpp"
#include "acquisition/source.hpp"
#include "acquisition/source_address.hpp"

namespace facialis::acquisition {

/// What a device sends once it streams.
struct DevicePlan {
    Frequency rate;
    std::vector<Channel> channels;   ///< as the decoder gives them; label, unit and scale
    std::vector<std::size_t> shown;  ///< which of them become the stream, in this order
    int modulus = 0;                 ///< of the numbers its frames carry; 0: they carry none
    std::vector<std::string> warnings;
    std::function<std::unique_ptr<Decoder>()> makeDecoder;
};

/// A kind of device: what it is, and how to talk to it. One kind is one file and one line in
/// device_list.cpp.
struct DeviceKind {
    std::string_view scheme;                       ///< "cyton": the name in addresses
    std::string_view title;                        ///< "OpenBCI Cyton"
    std::string_view description;                  ///< channels, rate and ADC, for people
    std::string_view loss;                         ///< how lost frames are noticed, for people
    Frequency usualRate;                           ///< for the warning about its band
    std::vector<int> bauds;                        ///< those to try, usual one first
    std::span<const std::string_view> parameters;  ///< its own, beside the common ones
    /// What it will send, by the address alone. @errors parameters that cannot be
    Result<DevicePlan> (*plan)(const SourceAddress& address) = nullptr;
    /// Makes it stream and corrects the plan by what it said of itself.
    /// @errors no answer, another device, settings it refuses
    Result<void> (*begin)(Conversation& talk, const SourceAddress& address,
                          DevicePlan& plan) = nullptr;
    std::string_view endCommand;  ///< what stops it; empty: it cannot be stopped
};

/// Channels CH1..CHn of one kind, 10-bit counts and the like.
/// @param scale  volts a stored unit; 0: unknown, the channels are counts
struct ChannelPattern {
    std::size_t count = 1;
    Frequency rate;
    double scale = 0.0, offset = 0.0;
    std::int64_t lowest = 0, highest = 0;  ///< of what is stored
};
[[nodiscard]] std::vector<Channel> channelsOf(const ChannelPattern& pattern);

/// `channels=1,3`: indices from 0, each once; all where it is not given.
/// @errors no such channel, no list of whole numbers
[[nodiscard]] Result<std::vector<std::size_t>> chosenChannels(const SourceAddress& address,
                                                              std::size_t count);

/// `labels=OOc L,Zyg L`: names what the plan shows. @errors more or fewer names than channels
[[nodiscard]] Result<void> nameChannels(const SourceAddress& address, DevicePlan& plan);

/// Says that a rate cannot carry the band of surface EMG (20-450 Hz); empty: it can.
/// Source: Stegeman and Hermens, SENIAM recommendations 1999; ISEK standards: 1 kHz and more.
[[nodiscard]] std::string bandWarning(Frequency rate);

}  // namespace facialis::acquisition
