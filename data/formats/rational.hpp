// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace facialis {

/// numerator / denominator, in lowest terms, denominator positive.
struct Rational {
    std::int64_t numerator = 0;
    std::int64_t denominator = 1;
};

/// The best fractions for a positive number, coarse to fine: its continued fraction's convergents.
/// Ends before a numerator or denominator exceeds its limit.
[[nodiscard]] std::vector<Rational> convergents(double value, std::int64_t maximumNumerator,
                                                std::int64_t maximumDenominator);

/// The simplest fraction whose quotient is exactly this double: 0.1 -> 1/10.
/// @return empty when there is none with a denominator up to the limit
[[nodiscard]] std::optional<Rational> exactFraction(double value, std::int64_t maximumDenominator);

}  // namespace facialis
