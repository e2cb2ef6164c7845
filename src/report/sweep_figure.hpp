// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/analysis_result.hpp"
#include "data/model/recording.hpp"
#include "src/report/report_document.hpp"

namespace facialis::engine {

/// Superimposed sweeps after the stimuli of a series, with their mean: a panel for each channel
/// with a listed response (but for a spread of the blink reflex that is absent), two panels a row,
/// each with a scale bar of its own. A tick marks the median latency of each response that is
/// present. Signals are those responses were judged by; the artifact is left out. Of many sweeps 20
/// are drawn, evenly spread; the mean is that of all.
/// @errors the medium failed
[[nodiscard]] Result<Drawing> sweepFigure(const Recording& recording,
                                          const AnalysisResult& analysis, std::size_t series);

}  // namespace facialis::engine
