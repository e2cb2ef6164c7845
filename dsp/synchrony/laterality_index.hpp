// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "data/model/units.hpp"

namespace facialis::dsp {

struct LateralityIndex {
    double index = 0.0;  ///< (right - left) / (right + left) of the counts
    std::array<double, 2> ci95{-1.0, 1.0};
};

/// Laterality of two event trains, with a percentile bootstrap over stretches of time (events come
/// in trains: single events are not independent). Empty for no events at all.
/// @param stretch  length of the pieces that are drawn with replacement
[[nodiscard]] std::optional<LateralityIndex> lateralityIndex(
    std::span<const Duration> left, std::span<const Duration> right, Duration observed,
    Duration stretch = Duration(5.0), int draws = 999, std::uint64_t seed = 1);

}  // namespace facialis::dsp
