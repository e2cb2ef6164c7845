// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>

namespace facialis::engine {

/// What a stretch of a trace amounts to, in the unit of its samples.
struct TraceMeasures {
    double rms = 0.0;            ///< sqrt(mean x^2), about zero
    double meanRectified = 0.0;  ///< mean |x|
    double peakToPeak = 0.0;     ///< max x - min x
};

/// @param samples  NaN where one is missing: it counts for nothing
/// @return empty where none is there
[[nodiscard]] std::optional<TraceMeasures> measuresOf(std::span<const double> samples);

}  // namespace facialis::engine
