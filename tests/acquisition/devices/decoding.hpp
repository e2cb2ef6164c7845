// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "acquisition/devices/device_list.hpp"
#include "tests/acquisition/devices/made_packets.hpp"

namespace facialis::test {

/// The kind of device of that name.
[[nodiscard]] const acquisition::DeviceKind& kindNamed(std::string_view scheme);

/// The plan of an address such as "text:/dev/x?rate=100".
[[nodiscard]] acquisition::DevicePlan planOf(const std::string& address);

struct Decoded {
    acquisition::DecodedFrames frames;
    std::int64_t discarded = 0;
};

/// All that a decoder of the address makes of bytes that come in pieces of one size.
[[nodiscard]] Decoded decoded(const std::string& address, const Packet& bytes,
                              std::size_t pieceSize);

/// A stream with damage, and what of it is whole.
struct FaultyStream {
    Packet bytes;
    std::vector<MadeFrame> frames;  ///< all that were sent
    std::vector<bool> isWhole;      ///< which of them no fault touched
};

/// Faults, each for one frame in a hundred: a byte lost, doubled, replaced or with one bit
/// flipped; a frame that is lost or comes twice; one damaged frame in a
/// hundred comes twice, with its damage; and rarely a burst of frames that are lost.
[[nodiscard]] FaultyStream faultyStream(const NumberedDevice& device, int frames,
                                        std::uint32_t seed);

}  // namespace facialis::test
