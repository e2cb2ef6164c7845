// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "data/knowledge/knowledge_base.hpp"
#include "data/model/analysis_result.hpp"
#include "data/model/recording.hpp"
#include "src/report/compose_report.hpp"

namespace facialis::engine {

/// Says whether a report of that name can be made: the extension decides the kind.
/// @errors an extension that is not a kind of report (the kinds are named)
[[nodiscard]] Result<void> checkReportName(const std::string& path);

/// Writes the report (composeReport), with what a reader said where there is one. Whole or not at
/// all. @errors the medium failed or is full
[[nodiscard]] Result<void> writeReport(const Recording& recording, const AnalysisResult& analysis,
                                       const KnowledgeBase& knowledge, const std::string& path,
                                       ReportIdentity identity = ReportIdentity::leftOut,
                                       const ReaderOpinion* reader = nullptr);

}  // namespace facialis::engine
