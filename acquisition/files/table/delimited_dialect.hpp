// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "acquisition/files/table/parse_number.hpp"

namespace facialis::acquisition {

/// How the cells of a line are told apart.
enum class Separator { comma, semicolon, tab, bar, blanks, none };

/// How a table is written.
struct Dialect {
    Separator separator = Separator::none;
    DecimalMark mark = DecimalMark::point;
    std::size_t columns = 0;
};

/// Cuts a line into trimmed cells. Quoted cells ("a, b") are understood; runs of blanks are one.
void splitInto(std::string_view line, Separator separator, std::vector<std::string_view>& cells);

/// A comment line: starts with '#' or '%'.
[[nodiscard]] bool isComment(std::string_view line);

/// More numbers than words, and at least one number.
[[nodiscard]] bool isDataRow(const std::vector<std::string_view>& cells, DecimalMark mark);

/// The dialect in which most of the lines are rows of numbers, of one length.
/// @param lines  the first lines of a file without blank lines and comments; a header may be there
/// @return empty: no line holds a number
[[nodiscard]] std::optional<Dialect> detectDialect(const std::vector<std::string>& lines);

/// ", ", ";" ... for messages: "commas", "tabs", ...
[[nodiscard]] std::string_view nameOf(Separator separator);

/// "columns are separated by semicolons, decimals by a comma".
[[nodiscard]] std::string describe(const Dialect& dialect);

}  // namespace facialis::acquisition
