// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "data/knowledge/knowledge_base.hpp"
#include "data/model/analysis_result.hpp"

namespace facialis::engine {

/// What a recording is, in lines for a terminal (`facialis info`).
[[nodiscard]] std::string recordingText(const RecordingInfo& recording);

/// The whole analysis for a terminal: quality and findings first, causes after them, the reading
/// "compatible with, not a diagnosis" always there.
[[nodiscard]] std::string analysisText(const AnalysisResult& analysis,
                                       const KnowledgeBase& knowledge);

/// Red flags and ranked causes alone (`facialis interpret`).
[[nodiscard]] std::string interpretationText(const std::vector<RedFlag>& flags,
                                             const std::vector<RankedCause>& causes,
                                             std::string_view conclusion = {});

}  // namespace facialis::engine
