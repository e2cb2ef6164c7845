// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "data/storage/session_file.hpp"
#include "src/pipeline/analysis_settings.hpp"

namespace facialis::engine {

/// How session files (*.nwb) are written.
struct NwbOptions {
    std::string series = "electrical";
    bool isUncompressed = false;
    bool hasEnvelope = false;

    [[nodiscard]] bool isDefault() const
    {
        return series == "electrical" && !isUncompressed && !hasEnvelope;
    }
};

/// Writes a session file as the options say; arguments as of writeSessionFile().
/// @param settings  of the band of the envelope
[[nodiscard]] Result<std::vector<std::string>> writeNwb(const Recording& recording,
                                                        const AnalysisResult* analysis,
                                                        const std::string& path,
                                                        const NwbOptions& options,
                                                        const AnalysisSettings& settings);

}  // namespace facialis::engine
