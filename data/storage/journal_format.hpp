// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace facialis {

/// The journal of a running recording, `S.nwb.journal` (docs/journal.md): a head of 16 bytes, then
/// records one after another, each guarded by its own checksum, little-endian throughout. Nothing
/// in it is ever changed; a damaged or cut end is dropped at the last whole record.
inline constexpr std::array<std::uint8_t, 8> journalMagic{0x89, 'E',  'M',  'G',
                                                          'J',  '\r', '\n', 0x1A};
inline constexpr std::uint32_t journalVersion = 1;
inline constexpr std::size_t journalHeadBytes = 16;  ///< magic, u32 version, u32 zero

/// u32 kind, u32 bytes of payload, u32 CRC-32C of kind, bytes and payload; then the payload.
inline constexpr std::size_t recordHeadBytes = 12;

/// No record is longer: what states more is damaged.
inline constexpr std::uint32_t mostPayloadBytes = std::uint32_t{1} << 28;

enum class JournalRecord : std::uint32_t {
    description = 1,  ///< JSON: channels, start, identity, format, warnings; always the first
    frames = 2,       ///< i64 first frame, u32 frames, u32 flags, [bitmaps], values by channel
    annotation = 3,   ///< f64 onset, f64 duration or NaN, i32 channel or -1, UTF-8 text
    gap = 4,          ///< f64 onset, f64 offset, UTF-8 reason
    quality = 5,      ///< i64 second, i64 lost frames, f64 jitter or NaN, then 12 bytes a channel
    end = 6,          ///< i64 frames: the recording was stopped, nothing follows
};

/// Before the bitmaps or values of a record of frames.
inline constexpr std::size_t framesHeadBytes = 16;
/// Flag of a record of frames: each channel has a bitmap, bit i % 8 of byte i / 8 set where frame i
/// has no sample. All bitmaps stand before all values.
inline constexpr std::uint32_t hasMissing = 1;

/// The name of the journal that belongs to a session file.
[[nodiscard]] inline std::string journalOf(const std::string& sessionPath)
{
    return sessionPath + ".journal";
}

}  // namespace facialis
