// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "acquisition/files/table/delimited_dialect.hpp"
#include "acquisition/files/table/unit_word.hpp"
#include "data/model/result.hpp"
#include "data/model/units.hpp"

namespace facialis::acquisition {

/// One column as the head of a table describes it.
struct TableColumn {
    std::string name;              ///< as in the header; "column 3" where there is none
    std::string label;             ///< the name without a unit in brackets
    std::optional<UnitWord> unit;  ///< from the name or from a row of units; empty: not stated
    std::string unitText;          ///< the cell of the row of units, for times; may be empty
    std::optional<int> resolutionBits;
    bool isText = false;     ///< holds words rather than numbers
    bool isSkipped = false;  ///< nobody asks for it: its cells are not looked at
    int decimals = 0;        ///< most digits behind the decimal mark in the first rows
};

/// What the first lines of a table say: how it is written, what its columns are, and what the
/// comments above it state.
struct TableHead {
    Dialect dialect;
    std::vector<TableColumn> columns;
    bool hasNames = false;
    std::int64_t firstDataLine = 1;  ///< number of the first line that is a row of samples
    std::int64_t lastDataLine = std::numeric_limits<std::int64_t>::max();
    double bytesPerRow = 1.0;       ///< to reserve memory
    std::optional<Frequency> rate;  ///< stated above the table
    std::string rateStatement;      ///< the line that states it
    std::vector<std::string> warnings;
};

/// Reads the head of a table of numbers. Lines starting with '#' or '%' are comments; comments and
/// lines above the header may state `sampling rate`, `sampling interval`, `resolution` (bits) and
/// `labels`, with ":=", ":" or "=" behind the word.
/// Rows of rates or units below the names are understood, too.
/// @param firstLine  lines in front of it are not looked at
/// @errors the file cannot be read, holds no line of numbers
[[nodiscard]] Result<TableHead> readTableHead(const std::string& path, std::int64_t firstLine = 1);

}  // namespace facialis::acquisition
