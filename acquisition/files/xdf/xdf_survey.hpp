// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "acquisition/files/xdf/clock_offsets.hpp"
#include "acquisition/files/xdf/xdf_samples.hpp"

namespace facialis::acquisition {

/// One stream of a file: what it says of itself, and where its samples are.
struct XdfStream {
    std::uint32_t number = 0;
    XdfStreamHeader header;
    XdfSampleIndex index;
    std::vector<ClockOffset> clockOffsets;
    bool hasFooter = false;
    std::optional<std::int64_t> promisedFrames;  ///< of the footer

    /// "'Name'", or its number where it has none.
    [[nodiscard]] std::string called() const;
    [[nodiscard]] bool isRegular() const { return header.nominalRate > 0_Hz; }
};

/// What a walk through all chunks found.
struct XdfSurvey {
    std::vector<XdfStream> streams;  ///< in the order of their headers
    std::string dateTime;            ///< of the file header
    std::vector<std::string> warnings;
    bool isIncomplete = false;  ///< samples that were recorded are not in the streams
};

/// @param file  the whole file, "XDF:" included
[[nodiscard]] XdfSurvey surveyXdf(std::span<const std::byte> file);

}  // namespace facialis::acquisition
