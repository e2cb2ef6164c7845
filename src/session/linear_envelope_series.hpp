// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/recording.hpp"
#include "data/storage/derived_series.hpp"
#include "src/pipeline/analysis_settings.hpp"

namespace facialis::engine {

/// The linear envelope of every EMG channel in the band of the analysis, to be kept beside a
/// recording (linear_envelope.hpp).
///
/// Channels of volts where there are any, else those without a unit.
/// @param recording  outlives the series
/// @param mains      the line that notch and subtraction take out
[[nodiscard]] DerivedSeries linearEnvelopeSeries(const Recording& recording,
                                                 const AnalysisSettings& settings, Frequency mains);

}  // namespace facialis::engine
