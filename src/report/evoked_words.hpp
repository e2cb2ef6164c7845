// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "data/knowledge/knowledge_base.hpp"
#include "data/model/analysis_result.hpp"
#include "src/report/report_document.hpp"

namespace facialis::engine {

/// "stimulation of the supraorbital nerve, right (channel TRIG, 12 stimuli)".
[[nodiscard]] std::string seriesWords(const StimulusSeries& series, const KnowledgeBase& knowledge);

/// "R1", "R2, contralateral", "lateral spread, early", "response, late".
[[nodiscard]] std::string responseWords(const EvokedResponse& response);

/// The section of the text report; empty where there were no stimuli.
[[nodiscard]] std::string evokedText(const AnalysisResult& analysis,
                                     const KnowledgeBase& knowledge);

/// The responses to one series, a row each.
[[nodiscard]] Table evokedTable(const AnalysisResult& analysis, std::size_t series);

}  // namespace facialis::engine
