// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace facialis::dsp {

/// Does a series rise or fall?
struct MonotonicTrend {
    double slope = 0.0;   ///< of y over x: median of the slopes of all pairs (Theil 1950, Sen 1968)
    double tau = 0.0;     ///< Kendall's tau-a, -1..1
    double pValue = 1.0;  ///< two-sided, of tau, by random orders of y
};

inline constexpr std::size_t fewestForTrend = 4;

/// Robust slope and rank test of a short series. No normal approximation: y is shuffled `shuffles`
/// times, and p = (1 + #{|tau*| >= |tau|}) / (1 + shuffles). The same seed gives the same answer.
/// @param x  times, strictly ascending
/// @param y  as long as x
/// @return empty for fewer than `fewestForTrend` values
[[nodiscard]] std::optional<MonotonicTrend> monotonicTrend(std::span<const double> x,
                                                           std::span<const double> y,
                                                           int shuffles = 1999,
                                                           std::uint64_t seed = 1);

}  // namespace facialis::dsp
