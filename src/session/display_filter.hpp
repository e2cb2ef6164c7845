// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "data/model/channel.hpp"
#include "data/model/result.hpp"
#include "dsp/filter/biquad.hpp"
#include "src/pipeline/analysis_settings.hpp"

namespace facialis::engine {

/// The filter a displayed trace goes through: the band of the analysis, forward and backward.
struct DisplayFilter {
    dsp::Sections sections;
    Duration padding;   ///< how much signal on each side of a window makes its edges exact to 1e-9
    std::string badge;  ///< "20-450 Hz, zero phase, notch off"; "not filtered" when it cannot be
};

/// The filter for a channel of this rate. Channels that are not EMG (Dimension::other) and rates
/// that leave no band get no sections and say so on the badge.
[[nodiscard]] DisplayFilter displayFilter(const Channel& channel, const AnalysisSettings& settings);

}  // namespace facialis::engine
