// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace facialis {

/// What one side asks of the other. A reply begins with one byte: 1, then what was asked for; or
/// 0, then an Error.
enum class Verb : std::uint8_t {
    open,      ///< text kind, text path, text part, number rate -> RecordingInfo
    analysis,  ///< text path -> byte: is there one, text archive
    hashes,    ///< text path -> text archive hash, u64 count, text hash of each channel; twice, as
               ///< stated and as they are: u64 count, text name and text hash of each section
    read,      ///< u64 channel, i64 begin, i64 end -> values in the shared memory, double
    readStored,  ///< as read, int32
};

}  // namespace facialis
