// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/knowledge/knowledge_base.hpp"
#include "data/model/analysis_result.hpp"
#include "data/model/recording.hpp"
#include "src/report/report_document.hpp"
#include "src/report/report_identity.hpp"
#include "src/review/reader_opinion.hpp"

namespace facialis::engine {

/// What the report says, and in which order: what a reader said (null: nobody did), traces,
/// findings, synkinesis, red flags, only then the ranking (what is read first weighs most);
/// channels, bursts, settings, provenance and sources. A recording of a usual examination fills
/// three pages.
/// @errors the samples cannot be read
[[nodiscard]] Result<ReportDocument> composeReport(
    const Recording& recording, const AnalysisResult& analysis, const KnowledgeBase& knowledge,
    ReportIdentity identity = ReportIdentity::leftOut, const ReaderOpinion* reader = nullptr);

}  // namespace facialis::engine
