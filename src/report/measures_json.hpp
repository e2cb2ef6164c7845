// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "data/model/analysis_result.hpp"

namespace facialis::engine {

/// `measures`: what the findings are decided from, beside bursts and pairs. Rest, activity of each
/// channel with its task maximum, rhythm, synchrony at rest, laterality, strength, trends.
[[nodiscard]] nlohmann::ordered_json measuresJson(const AnalysisResult& analysis);

}  // namespace facialis::engine
