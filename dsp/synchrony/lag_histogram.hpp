// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "data/model/units.hpp"

namespace facialis::dsp {

/// Counts of lags in bins of one width: bin k holds lags in [first + k width, first + (k+1) width).
struct LagHistogram {
    Duration first;
    Duration width;
    std::vector<int> counts;
};

/// Lags outside [first, first + bins * width) are not counted.
[[nodiscard]] LagHistogram lagHistogram(std::span<const Duration> lags, Duration first,
                                        Duration width, std::size_t bins);

struct LagSummary {
    Duration lowerQuartile, median, upperQuartile;
};

/// Empty for no lags.
[[nodiscard]] std::optional<LagSummary> summarised(std::span<const Duration> lags);

}  // namespace facialis::dsp
