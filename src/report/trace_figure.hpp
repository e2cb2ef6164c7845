// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/analysis_result.hpp"
#include "data/model/recording.hpp"
#include "src/report/report_document.hpp"

namespace facialis::engine {

/// Draws what the recording holds in `interval`, unfiltered; each column is centred on the running
/// middle of its trace, so that electrode offsets and drift do not hide the muscle.
/// All traces share one scale, a 1-2-5 step, so that left and right can be compared.
/// Samples are streamed: memory does not grow with the interval.
/// @param columns  points a trace, > 0
[[nodiscard]] Result<TraceFigure> traceFigure(const Recording& recording,
                                              const AnalysisResult& analysis, TimeInterval interval,
                                              std::size_t columns);

}  // namespace facialis::engine
