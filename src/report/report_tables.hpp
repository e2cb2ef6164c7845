// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "data/knowledge/knowledge_base.hpp"
#include "data/model/analysis_result.hpp"
#include "src/report/cited_sources.hpp"
#include "src/report/report_document.hpp"

namespace facialis::engine {

/// "left", "right", "both" or a dash.
[[nodiscard]] std::string sideWord(const std::optional<Side>& side);
/// An id in words: '_' as blanks.
[[nodiscard]] std::string readable(std::string word);

/// Rate and band where all channels have the same; empty otherwise.
[[nodiscard]] std::string commonRateAndBand(const AnalysisResult& analysis);

/// One row a channel: what it is, its noise at rest and its task maximum (rate and band where they
/// differ), and one column for every kind of burst that occurs: count and median length, over the
/// median amplitude in µV, times rest, and in percent of the task maximum.
[[nodiscard]] Table channelTable(const AnalysisResult& analysis);

/// Bursts at rest that nobody asked for, one row for each channel that has any.
[[nodiscard]] Table activityTable(const AnalysisResult& analysis);

/// What is to be kept in mind of channels; what differs in numbers alone is said once.
[[nodiscard]] ItemList channelRemarks(const AnalysisResult& analysis);

/// The pairs that are present, or undecided with co-activation; the matrix shows all.
[[nodiscard]] Table pairTable(const AnalysisResult& analysis);

/// The findings that are present.
[[nodiscard]] Table findingTable(const AnalysisResult& analysis, const KnowledgeBase& knowledge,
                                 CitedSources& cited);

}  // namespace facialis::engine
