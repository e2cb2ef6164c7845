// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace facialis {

/// The checksum CRC-32C: polynomial 0x1EDC6F41 (Castagnoli, Braeuer, Herrmann 1993), reflected,
/// begun and ended with all ones, as RFC 3720 has it. Finds every burst of up to 32 wrong bits.
/// @param before  the checksum of the bytes before these; 0: none
[[nodiscard]] std::uint32_t crc32c(std::span<const std::byte> bytes, std::uint32_t before = 0);

}  // namespace facialis
