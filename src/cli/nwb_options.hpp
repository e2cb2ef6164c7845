// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "data/storage/session_file.hpp"
#include "src/pipeline/analysis_settings.hpp"

namespace facialis::engine {

/// How commands write session files (*.nwb).
struct NwbOptions {
    std::string series = "electrical";
    bool isUncompressed = false;
    bool hasEnvelope = false;

    [[nodiscard]] bool isDefault() const
    {
        return series == "electrical" && !isUncompressed && !hasEnvelope;
    }
};

/// Adds --series, --uncompressed and --envelope.
void addNwbOptions(CLI::App& command, NwbOptions& options);

/// Writes a session file as the options say; arguments as of writeSessionFile().
/// @param settings  of the band of the envelope
[[nodiscard]] Result<std::vector<std::string>> writeNwb(const Recording& recording,
                                                        const AnalysisResult* analysis,
                                                        const std::string& path,
                                                        const NwbOptions& options,
                                                        const AnalysisSettings& settings);

}  // namespace facialis::engine
