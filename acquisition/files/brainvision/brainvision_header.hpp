// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/model/result.hpp"
#include "data/model/units.hpp"

namespace facialis::acquisition {

/// How one number of a BrainVision file of samples is written.
enum class BrainVisionNumber { int16, uint16, int32, float32 };

[[nodiscard]] constexpr std::int64_t bytesOf(BrainVisionNumber number)
{
    return number == BrainVisionNumber::int16 || number == BrainVisionNumber::uint16 ? 2 : 4;
}

struct BrainVisionChannel {
    std::string name, reference;
    std::string unit;         ///< as written; "uV" where the header leaves it out
    double resolution = 1.0;  ///< units per stored number
    std::string prefilter;    ///< what the comment states of the amplifier and the software
};

/// What a .vhdr file states.
struct BrainVisionHeader {
    std::string dataFile, markerFile;  ///< as written; markerFile may be empty
    bool isVectorized = false;         ///< channel after channel instead of frame after frame
    bool isBigEndian = false;
    BrainVisionNumber number = BrainVisionNumber::int16;
    Frequency rate;
    std::optional<std::int64_t> dataPoints;  ///< frames, where stated
    std::vector<BrainVisionChannel> channels;
};

/// true for a text that begins as headers do, versions 1.0 and 2.0, of any of the maker's programs.
[[nodiscard]] bool isBrainVisionHeader(std::string_view text);
/// true for a text that begins as marker files do.
[[nodiscard]] bool isBrainVisionMarkers(std::string_view text);

/// Reads the text of a .vhdr file; UTF-8 or Latin-1, line ends LF or CRLF.
///
/// Format: Brain Products, "BrainVision Core Data Format 1.0" (2019): sections in square brackets,
/// `key=value`, `;` begins a comment, a comma in a name is written `\1`.
/// @errors no channels, no rate, a number that is none, and what is known but not read: ASCII,
///         frequency-domain and complex data
[[nodiscard]] Result<BrainVisionHeader> readBrainVisionHeader(std::string_view text,
                                                              const std::string& where);

/// The cells between commas, `\1` turned back into a comma, as UTF-8.
[[nodiscard]] std::vector<std::string> brainVisionCells(std::string_view value);

}  // namespace facialis::acquisition
