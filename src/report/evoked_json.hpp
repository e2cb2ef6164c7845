// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "data/model/analysis_result.hpp"

namespace facialis::engine {

/// `stimuli` of schema `facialis.analysis/1`: [{source, site, side, times_s[]}].
[[nodiscard]] nlohmann::ordered_json stimuliJson(const AnalysisResult& analysis);

/// `evoked` of schema `facialis.analysis/1`: [{stimulus (index into stimuli), source, site, side,
/// channel, channel_index, response, component, relation, spread, conducted, state, sweeps,
/// sweeps_with, persistence, latency_ms, latency_iqr_ms, amplitude_uv, area_uvms, left_out,
/// evidence}].
[[nodiscard]] nlohmann::ordered_json evokedJson(const AnalysisResult& analysis);

}  // namespace facialis::engine
