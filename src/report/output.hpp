// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "data/knowledge/knowledge_base.hpp"
#include "data/model/analysis_result.hpp"
#include "data/model/recording.hpp"
#include "src/pipeline/analysis_settings.hpp"
#include "src/review/reader_opinion.hpp"
#include "src/session/watched_recording.hpp"

namespace facialis::engine {

/// What can be written of a recording under review.
enum class OutputKind { report, json, tables, session, recording, bids };

/// Everything an output is made of. A value that keeps what it needs alive: the window may go on
/// to another recording meanwhile.
struct OutputRequest {
    OutputKind kind = OutputKind::report;
    std::string path;  ///< its extension decides the format of reports and recordings
    std::shared_ptr<const Recording> recording;
    std::vector<Channel> channels;                   ///< as they are to be named
    std::shared_ptr<const AnalysisResult> analysis;  ///< may be null for `recording`
    std::shared_ptr<const KnowledgeBase> knowledge;
    AnalysisSettings settings;
    bool isIdentityKept = false;                  ///< of the person; otherwise left out
    std::shared_ptr<const ReaderOpinion> reader;  ///< for a report; may be null
};

/// true where the output needs the analysis.
[[nodiscard]] bool needsAnalysis(OutputKind kind);

/// Writes an output, by the functions of the command line: with the same result its bytes are those
/// of `facialis analyze` (a report where no reader changed or said anything), `convert
/// --deidentify` and `export-bids --derivatives`. Whole or not at all; what is there is replaced
/// (but not a dataset).
/// @param progress  0..1 of the samples read; may be null
/// @return what could not be carried and what was left out, a sentence each
/// @errors those of the writers; stopped
[[nodiscard]] Result<std::vector<std::string>> writeOutput(const OutputRequest& request,
                                                           std::stop_token stop,
                                                           ReadingProgress* progress);

}  // namespace facialis::engine
