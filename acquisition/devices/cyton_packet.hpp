// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "acquisition/devices/device_kind.hpp"
#include "acquisition/devices/packet_finder.hpp"

namespace facialis::acquisition {

constexpr std::size_t cytonBoardChannels = 8;

/// A packet of the OpenBCI Cyton: A0, a number, eight channels of 24 bits, big-endian, six further
/// bytes, and C0..C6 by what those are (acceleration, time stamps, raw).
/// Source: OpenBCI documentation, "Cyton Data Format".
[[nodiscard]] PacketFormat cytonPacket();

/// The number of one of the eight channels, -2^23..2^23-1.
[[nodiscard]] double cytonValue(Bytes packet, std::size_t channel);

/// Volts of one step: 4.5 V / gain / (2^23 - 1).
[[nodiscard]] double cytonScale(double gain);

/// `gain=`: 1, 2, 4, 6, 8, 12 or 24 (24 unless given). @errors another number
[[nodiscard]] Result<int> cytonGain(const SourceAddress& address);

/// Whether the board has 8 or, with the Daisy on it, 16 channels.
enum class CytonBoards { one, two };

/// Stops what runs, makes sure of channels, rate and settings; nothing is streamed then.
/// @errors no answer from dongle or board, another device, no Daisy, a board that cannot be stopped
[[nodiscard]] Result<void> prepareCyton(Conversation& talk, const SourceAddress& address,
                                        CytonBoards boards);

/// The same, and starts the stream. A board that streams and cannot be stopped is taken as it is.
/// @errors as prepareCyton
[[nodiscard]] Result<void> beginCyton(Conversation& talk, const SourceAddress& address,
                                      CytonBoards boards);

}  // namespace facialis::acquisition
