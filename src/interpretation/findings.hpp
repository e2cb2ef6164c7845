// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "data/knowledge/knowledge_base.hpp"
#include "data/model/analysis_result.hpp"

namespace facialis::engine {

/// Asks every question of the vocabulary of an analysis whose quality, manoeuvres, bursts (with
/// their kinds), pairs and measures are filled in: one finding each, in the order of the
/// vocabulary.
///
/// What was not recorded, not performed or is too little to judge makes a finding notAssessable,
/// with the reason in its rule; never absent.
[[nodiscard]] std::vector<Finding> findingsOf(const AnalysisResult& analysis,
                                              const KnowledgeBase& knowledge);

}  // namespace facialis::engine
