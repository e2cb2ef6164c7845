// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "data/model/analysis_result.hpp"

namespace facialis::engine {

/// Schema `facialis.analysis/1` of the contract. Times in seconds, voltages in microvolts; what is
/// not known is null. `recording.path` is the base name alone.
[[nodiscard]] nlohmann::ordered_json analysisJson(const AnalysisResult& analysis);

/// Adds `findings`, `red_flags`, `causes` and `conclusion` alone: what is made of the events of a
/// long recording is small, they are not.
void addJudgement(nlohmann::ordered_json& json, const AnalysisResult& analysis);

/// The `recording` object alone (`facialis info --json`).
[[nodiscard]] nlohmann::ordered_json recordingJson(const RecordingInfo& recording);

/// The `settings` object alone: {"name": value}.
[[nodiscard]] nlohmann::ordered_json settingsJson(const std::vector<Setting>& settings);

/// `red_flags` and `causes` alone (`facialis interpret`).
[[nodiscard]] nlohmann::ordered_json redFlagsJson(const std::vector<RedFlag>& flags);
[[nodiscard]] nlohmann::ordered_json causesJson(const std::vector<RankedCause>& causes);

/// Indented text that ends with a newline; bytes that are not UTF-8 are replaced, never fatal.
[[nodiscard]] std::string printed(const nlohmann::ordered_json& json);

}  // namespace facialis::engine
