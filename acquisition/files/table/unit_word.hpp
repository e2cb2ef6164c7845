// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "data/model/channel.hpp"

namespace facialis::acquisition {

/// What a unit word says about a column.
struct UnitWord {
    std::string unit;  ///< the word in its usual spelling ("uV"); "" for counts
    Dimension dimension = Dimension::counts;
    double scale = 1.0;  ///< volts per unit where the dimension is voltage
};

/// Understands uV, µV (UTF-8 or Latin-1), mV, V, nV, volts, counts, adc, g, m/s2, degC, %, ...
[[nodiscard]] std::optional<UnitWord> unitFrom(std::string_view word);

/// The unit a column name carries, if any: "EMG (mV)", "emg [uV]", "emg_counts", "zyg uV".
[[nodiscard]] std::optional<UnitWord> unitInName(std::string_view name);

/// Seconds per unit of time: "s", "sec", "ms", "us", "min". Empty: not a unit of time.
[[nodiscard]] std::optional<double> timeUnitFrom(std::string_view word);

/// The content of the last bracket of a name and what stands before it; empty: no bracket.
struct Bracketed {
    std::string_view before, inside;
};
[[nodiscard]] std::optional<Bracketed> lastBracket(std::string_view name);

/// The last word of a name after '_', ' ' or '/', and what stands before it; empty: one word.
[[nodiscard]] std::optional<Bracketed> lastWord(std::string_view name);

}  // namespace facialis::acquisition
