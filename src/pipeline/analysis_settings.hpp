// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "data/model/analysis_result.hpp"
#include "data/model/result.hpp"
#include "data/model/units.hpp"
#include "dsp/parameter.hpp"

namespace facialis::engine {

enum class Filtering {
    zeroPhase,  ///< forward and backward: no delay, files only
    causal,     ///< as live: delayed by the chain's group delay, compensated in event times
};

/// Which of the two edges are filtered.
enum class Band {
    bandPass,
    highPass,  ///< up to what the rate holds
    lowPass,   ///< offset and drift stay in: for looking at, not for detecting
};

/// Every setting that changes a number. The defaults need no tuning per recording.
struct AnalysisSettings {
    Filtering filtering = Filtering::zeroPhase;
    Band band = Band::bandPass;
    Frequency highPass{20.0};  ///< van Boxtel 2001: 15-25 Hz for facial muscles
    Frequency lowPass{450.0};  ///< lowered to 0.45 x rate where the rate is too low
    int filterOrder = 4;       ///< Butterworth, per edge
    /// Names of the FilterMethods that are on: none unless asked for.
    std::set<std::string, std::less<>> filters;
    std::optional<Frequency> mains;  ///< empty: 50 or 60 Hz, whichever line is stronger
    std::string detector = "whitened_glr";
    /// What filters and detectors let their users set, by dotted name ("hodges_bui.window_ms");
    /// what is not in here has its standard value.
    std::map<std::string, double, std::less<>> parameters;

    friend bool operator==(const AnalysisSettings&, const AnalysisSettings&) = default;
};

/// The values of `parameters`, the list of the method `name`, as these settings have them.
[[nodiscard]] dsp::ParameterValues valuesOf(const AnalysisSettings& settings, std::string_view name,
                                            std::span<const dsp::Parameter> parameters);

/// The settings as the list that reports and session files carry: of the detectors the one in use,
/// of the filters those that are on with their parameters and the others as off.
[[nodiscard]] std::vector<Setting> listed(const AnalysisSettings& settings);

/// The settings as commented TOML (`--print-config`); reads back to the same settings.
[[nodiscard]] std::string toToml(const AnalysisSettings& settings);

/// Reads settings over `base`. @errors syntax, unknown keys (all of them listed), values out of
/// range
[[nodiscard]] Result<AnalysisSettings> settingsFromToml(const std::string& path,
                                                        const AnalysisSettings& base = {});
/// The same for a text that is already in memory. @param where  named in errors
[[nodiscard]] Result<AnalysisSettings> settingsFromText(const std::string& text,
                                                        const std::string& where,
                                                        const AnalysisSettings& base = {});

}  // namespace facialis::engine
