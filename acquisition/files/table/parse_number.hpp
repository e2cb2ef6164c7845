// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace facialis::acquisition {

enum class DecimalMark { point, comma };

/// The number that a whole cell holds ("-10.361", "+1e-6", "2,5"), whatever the locale.
/// Infinite values and what does not fit a double are no numbers here.
/// @param cell  without blanks at its ends
[[nodiscard]] std::optional<double> numberFrom(std::string_view cell, DecimalMark mark);

/// true for an empty cell and for the usual words for "no value": NaN, NA, null, ...
[[nodiscard]] bool isMissing(std::string_view cell);

/// The first number in a text such as "1000.00 Hz".
[[nodiscard]] std::optional<double> firstNumberIn(std::string_view text);

/// How many digits stand after the decimal mark; 0 for "12", and for numbers with an exponent.
[[nodiscard]] int decimalsOf(std::string_view cell, DecimalMark mark);

}  // namespace facialis::acquisition
