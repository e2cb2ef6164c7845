// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/formats/rational.hpp"

#include <cmath>

namespace facialis {

std::vector<Rational> convergents(double value, std::int64_t maximumNumerator,
                                  std::int64_t maximumDenominator)
{
    std::vector<Rational> fractions;
    if (!(value > 0.0) || !std::isfinite(value))
        return fractions;
    Rational before{0, 1}, last{1, 0};
    double rest = value;
    for (int i = 0; i < 40; ++i) {
        const double whole = std::floor(rest);
        // In doubles first: the products must not overflow.
        if (whole * static_cast<double>(last.numerator) + static_cast<double>(before.numerator) >
                static_cast<double>(maximumNumerator) ||
            whole * static_cast<double>(last.denominator) +
                    static_cast<double>(before.denominator) >
                static_cast<double>(maximumDenominator))
            break;
        const auto term = static_cast<std::int64_t>(whole);
        const Rational next{term * last.numerator + before.numerator,
                            term * last.denominator + before.denominator};
        before = last;
        last = next;
        if (next.numerator > 0)
            fractions.push_back(next);
        const double remainder = rest - whole;
        if (!(remainder > 1e-15))
            break;
        rest = 1.0 / remainder;
    }
    return fractions;
}

std::optional<Rational> exactFraction(double value, std::int64_t maximumDenominator)
{
    for (const Rational& fraction : convergents(value, std::int64_t{1} << 52, maximumDenominator))
        if (static_cast<double>(fraction.numerator) / static_cast<double>(fraction.denominator) ==
            value)
            return fraction;
    return std::nullopt;
}

}  // namespace facialis
