// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "src/cli/recording_options.hpp"
#include "src/interpretation/context.hpp"
#include "src/pipeline/analysis_settings.hpp"
#include "src/review/reader_opinion.hpp"

namespace facialis::engine {

/// What every command that analyses takes, beside the recording.
struct AnalysisOptions {
    RecordingOptions recording;
    std::string context, config, detector, filtering, mains;
    std::string review;  ///< a saved review; it states channels, settings, edits and context
    std::optional<double> from, to;
    unsigned threads = 0;  ///< 0: as many as there are cores
    std::size_t blockFrames = 4096;
};

/// Adds the options of RecordingOptions and --context, --config, --detector, --filtering, --mains,
/// --from, --to, --review, --threads, --block-size.
void addAnalysisOptions(CLI::App& command, AnalysisOptions& options);

/// --config first, then what the single options say.
[[nodiscard]] Result<AnalysisSettings> settingsFor(const AnalysisOptions& options);

/// An analysed recording with everything a report needs.
struct AnalysedRecording {
    KnowledgeBase knowledge;
    OpenedRecording opened;
    AnalysisResult analysis;
    AnalysisSettings settings;
    std::optional<ReaderOpinion> reader;  ///< of a saved review
};

/// Opens, analyses with a progress bar, and fills in the provenance.
[[nodiscard]] Result<AnalysedRecording> analyzeFor(const AnalysisOptions& options);

}  // namespace facialis::engine
