// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "data/model/units.hpp"

namespace facialis::acquisition {

enum class XdfFormat { int8, int16, int32, int64, float32, double64, string };

/// Bytes of one value; 0 for strings, which state their own length.
[[nodiscard]] std::size_t bytesOf(XdfFormat format);

/// What a stream says of one of its channels. Every field may be empty.
struct XdfChannel {
    std::string label, unit, type;
};

/// The header of a stream.
struct XdfStreamHeader {
    std::string name, type, manufacturer;
    XdfFormat format = XdfFormat::string;
    std::size_t channelCount = 0;
    Frequency nominalRate;             ///< 0: irregular
    std::vector<XdfChannel> channels;  ///< as described, perhaps fewer than channelCount

    [[nodiscard]] bool isText() const { return format == XdfFormat::string; }
    /// true when the samples of the stream are events: texts, or single numbers of a kind that
    /// says so.
    [[nodiscard]] bool holdsMarkers() const;
};

/// The content of a stream header chunk behind the stream's number.
/// @return empty where it is no XML, or states no format or channel count that can be
[[nodiscard]] std::optional<XdfStreamHeader> xdfStreamHeader(std::span<const std::byte> xml);

/// `sample_count` of a stream footer; empty: not stated.
[[nodiscard]] std::optional<std::int64_t> xdfFooterCount(std::span<const std::byte> xml);

/// `datetime` of the file header ("2021-02-03T04:05:06+0100"); empty: not stated.
[[nodiscard]] std::string xdfDateTime(std::span<const std::byte> xml);

}  // namespace facialis::acquisition
