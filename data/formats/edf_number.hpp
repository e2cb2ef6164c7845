// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace facialis {

/// A decimal as it stands in a file: the nearest double, and the exact value
/// `mantissa / 10^decimals` where the text has at most 18 digits and no exponent.
struct Decimal {
    double value = 0.0;
    std::int64_t mantissa = 0;
    int decimals = 0;
};

/// Reads "-187.5"; also "+1", ".5", "1e-6", a decimal comma, and blanks around it.
/// @return empty for anything else: words, NaN, infinity, no digit at all
[[nodiscard]] std::optional<Decimal> parseDecimal(std::string_view text);

/// As parseDecimal, but whole numbers only ("12", "12.0"). Nothing out of int64.
[[nodiscard]] std::optional<std::int64_t> parseInteger(std::string_view text);

/// The decimal of at most `width` characters that is nearest to `value`, without exponent and
/// without needless zeros. @return empty when even its whole part is too long, or it is not finite
[[nodiscard]] std::optional<std::string> printDecimal(double value, std::size_t width = 8);

/// The shortest decimal without exponent that reads back as the same double.
[[nodiscard]] std::string printExact(double value);

/// Whole nanoseconds as seconds, exactly: 1250000000 -> "1.25".
[[nodiscard]] std::string printNanoseconds(std::int64_t nanoseconds);

/// `text` without blanks (and NULs, which some recorders pad with) at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

}  // namespace facialis
