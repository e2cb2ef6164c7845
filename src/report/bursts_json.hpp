// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "data/model/analysis_result.hpp"

namespace facialis::engine {

/// One burst as the contract's `bursts` has it. @param channels  those of the recording
[[nodiscard]] nlohmann::ordered_json burstJson(const Burst& burst,
                                               const std::vector<Channel>& channels);

/// `bursts` of the contract.
[[nodiscard]] nlohmann::ordered_json burstsJson(const AnalysisResult& analysis);

}  // namespace facialis::engine
