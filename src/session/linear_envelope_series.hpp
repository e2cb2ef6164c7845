// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/recording.hpp"
#include "data/storage/derived_series.hpp"
#include "src/pipeline/analysis_settings.hpp"

namespace facialis::engine {

/// The linear envelope of every EMG channel, to be kept beside a recording: the band of the
/// analysis, rectified, Butterworth low-pass of second order at 6 Hz (forward and backward where
/// the analysis is at zero phase), 50 values a second, between two samples by a straight line.
/// (Winter, Biomechanics and Motor Control of Human Movement; edges of 3-10 Hz are usual.)
///
/// Channels of volts where there are any, else those without a unit.
/// @param recording  outlives the series
/// @param mains      the line that notch and subtraction take out
[[nodiscard]] DerivedSeries linearEnvelopeSeries(const Recording& recording,
                                                 const AnalysisSettings& settings, Frequency mains);

}  // namespace facialis::engine
