// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace facialis {

/// How many of a unit make one volt: "uV" 1e6, "mV" 1e3, "V" 1, "nV" 1e9; the micro sign in any of
/// the encodings that recorders write (U+00B5, U+03BC, the DOS code page, "microV"). Divide by it:
/// powers of ten above one are exact, those below are not.
/// @return empty when the text names no unit of voltage
[[nodiscard]] std::optional<double> unitsPerVolt(std::string_view unit);

}  // namespace facialis
