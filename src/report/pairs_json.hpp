// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "data/model/analysis_result.hpp"

namespace facialis::engine {

/// `synkinesis` of the contract, and for each pair its trials by manoeuvre, the likeness of the
/// envelopes, and why its crosstalk was judged so.
[[nodiscard]] nlohmann::ordered_json pairsJson(const AnalysisResult& analysis);

/// One pair of it. @param channels  those of the recording
[[nodiscard]] nlohmann::ordered_json pairJson(const SynkinesisPair& pair,
                                              const std::vector<Channel>& channels);

}  // namespace facialis::engine
