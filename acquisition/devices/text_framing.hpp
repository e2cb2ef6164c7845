// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "acquisition/source_address.hpp"
#include "data/model/units.hpp"

namespace facialis::acquisition {

/// How a device writes its numbers: one frame a line. From the address, or from a TOML file that
/// the address names (`framing=PATH`) with the same keys; the address wins.
struct TextFraming {
    Frequency rate;                    ///< lines a second
    std::string prefix;                ///< begins every line ("EMG:"); lines without it are refused
    std::string separators = ",;\t ";  ///< between numbers; any run of them
    std::size_t columns = 1;           ///< numbers in a line
    std::vector<std::size_t> shown;    ///< those that are channels, from 0
    std::optional<double> lowest, highest;  ///< of what can be sent; other numbers are damaged
    double scale = 0.0, offset = 0.0;       ///< volts; scale 0: unknown
    std::string start;                      ///< sent to make it stream
};

/// @errors no rate, unknown keys in the file (all of them), values that cannot be
[[nodiscard]] Result<TextFraming> textFraming(const SourceAddress& address);

/// The numbers of one line, without its end; empty: it is no frame.
[[nodiscard]] std::optional<std::vector<double>> numbersOf(std::string_view line,
                                                           const TextFraming& framing);

}  // namespace facialis::acquisition
