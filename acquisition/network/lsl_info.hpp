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

/// How an LSL stream writes one value.
enum class LslFormat { float32, double64, string, int32, int16, int8, int64 };

/// "float32", ...
[[nodiscard]] std::string_view toString(LslFormat format);
[[nodiscard]] std::optional<LslFormat> lslFormatFrom(std::string_view word);
/// Bytes of a value; 0 for strings.
[[nodiscard]] std::size_t sizeOf(LslFormat format);

struct LslChannel {
    std::string label, unit, type;
};

/// What a Lab Streaming Layer outlet says about itself (liblsl 1.16, stream info of protocol
/// version 1.10).
struct LslStreamInfo {
    std::string name, type, sourceId, uid, hostname;
    std::size_t channelCount = 0;
    LslFormat format = LslFormat::float32;
    Frequency rate;  ///< 0: irregular
    std::uint16_t dataPort = 0, servicePort = 0;
    double createdAt = 0.0;            ///< seconds of the outlet's clock
    std::vector<LslChannel> channels;  ///< of the full info; empty: not stated
};

/// Reads short and full info. @errors no XML, a field that is missing or impossible
[[nodiscard]] Result<LslStreamInfo> parseLslInfo(std::string_view xml);

/// Writes it. @param isFull  with the channels' labels and units
[[nodiscard]] std::string lslInfoXml(const LslStreamInfo& info, bool isFull);

/// Does a query, an XPath 1.0 condition on the info's elements, hold? A broken one does not.
[[nodiscard]] bool matchesLslQuery(const LslStreamInfo& info, const std::string& query);

}  // namespace facialis::acquisition
