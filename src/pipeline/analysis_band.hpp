// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "data/model/result.hpp"
#include "dsp/filter/streaming_bank.hpp"
#include "dsp/filter/streaming_filter.hpp"
#include "src/pipeline/analysis_settings.hpp"

namespace facialis::engine {

/// The band that a channel of some rate is really analysed in.
struct AnalysisBand {
    Frequency highPass;
    Frequency lowPass;      ///< min(the setting, 0.45 x rate)
    bool isNarrow = false;  ///< the rate is too low for the band of surface EMG

    /// Middle of the pass band on a logarithmic scale, where the causal delay is measured.
    [[nodiscard]] Frequency centre() const;
};

/// Below this upper edge much of the power of surface EMG is lost (facial EMG: to 400-500 Hz, the
/// bulk of it between 20 and 200 Hz).
inline constexpr Frequency lowestSoundLowPass{200.0};

/// @errors a rate so low that nothing of the band is left
[[nodiscard]] Result<AnalysisBand> analysisBand(Frequency rate, const AnalysisSettings& settings);

/// The linear chain of the analysis: the band, and of the filters that are on those that are
/// linear.
/// @errors a rate that leaves no band
[[nodiscard]] Result<dsp::Sections> analysisSections(Frequency rate,
                                                     const AnalysisSettings& settings,
                                                     Frequency mains);

/// The filter that analysis, re-reading and display share, for one channel. @errors a rate that
/// leaves no band
[[nodiscard]] Result<std::unique_ptr<dsp::StreamingFilter>> makeAnalysisFilter(
    Frequency rate, const AnalysisSettings& settings, Frequency mains);

/// The same for several channels of one rate, filtered together.
[[nodiscard]] Result<std::unique_ptr<dsp::StreamingBank>> makeAnalysisBank(
    Frequency rate, const AnalysisSettings& settings, Frequency mains, std::size_t channels);

/// What mends a raw channel before the linear chain, in the order of the list of filters and
/// behind a bridge over short gaps; null where none of those is on.
[[nodiscard]] std::unique_ptr<dsp::StreamingFilter> makeRawFilter(Frequency rate,
                                                                  const AnalysisSettings& settings,
                                                                  Frequency mains);

enum class FilterKind {
    any,
    raw,     ///< those of makeRawFilter()
    linear,  ///< those of analysisSections()
};

/// How much signal before a window the filters that are on must have seen; zero for none.
[[nodiscard]] Duration filterSettling(Frequency rate, const AnalysisSettings& settings,
                                      Frequency mains, FilterKind kind);

/// What the display says of them: "notch off", "60 Hz hum subtracted".
[[nodiscard]] std::vector<std::string> filterBadges(Frequency rate,
                                                    const AnalysisSettings& settings,
                                                    Frequency mains);

}  // namespace facialis::engine
