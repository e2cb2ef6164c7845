// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "acquisition/files/table/table_head.hpp"

namespace facialis::acquisition {

/// The same word in consecutive rows of a column of words.
struct WordRun {
    std::int64_t row = 0;
    std::int64_t rows = 1;
    std::string text;
};

/// Something that was odd in some lines: how often, and where first.
struct Oddity {
    std::int64_t count = 0;
    std::int64_t firstLine = 0;

    void note(std::int64_t line)
    {
        if (count++ == 0)
            firstLine = line;
    }
};

/// All rows of a table, column by column.
struct TableRows {
    std::vector<std::vector<double>>
        numbers;                              ///< one vector a column; NaN: no number; words: empty
    std::vector<std::vector<WordRun>> words;  ///< runs of equal words, for columns of words
    std::int64_t rows = 0;
    Oddity unreadableCells;  ///< neither a number nor a word for "none"
    Oddity shortRows, longRows, strayLines;
    bool isCutOff = false;  ///< the last line ends before its cells do
};

/// Reads all rows below the head. Rows without any cell filled at the end are left out.
/// @errors the medium failed, a line without end
[[nodiscard]] Result<TableRows> readTableRows(const std::string& path, const TableHead& head);

/// What was odd, a sentence each.
[[nodiscard]] std::vector<std::string> warningsOf(const TableRows& rows);

}  // namespace facialis::acquisition
