// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/table/table_rows.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>

#include "acquisition/files/table/text_lines.hpp"
#include "data/model/utf8.hpp"

namespace facialis::acquisition {

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t mostRuns = 100'000;  // a clock as text is no list of events

class RowReader {
public:
    RowReader(const TableHead& head, TableRows& into) : head_(head), into_(into)
    {
        into_.numbers.resize(head.columns.size());
        into_.words.resize(head.columns.size());
    }

    void reserve(double rows)
    {
        for (std::size_t c = 0; c < head_.columns.size(); ++c)
            if (!head_.columns[c].isText && !head_.columns[c].isSkipped)
                into_.numbers[c].reserve(static_cast<std::size_t>(rows));
    }

    void take(std::string_view line, std::int64_t number)
    {
        splitInto(line, head_.dialect.separator, cells_);
        if (isStray()) {
            into_.strayLines.note(number);
            return;
        }
        if (cells_.size() < head_.columns.size())
            into_.shortRows.note(number);
        else if (cells_.size() > head_.columns.size() && hasContentBehind(head_.columns.size()))
            into_.longRows.note(number);
        for (std::size_t c = 0; c < head_.columns.size(); ++c) {
            if (head_.columns[c].isSkipped)
                continue;
            const std::string_view cell = c < cells_.size() ? cells_[c] : std::string_view();
            if (head_.columns[c].isText)
                takeWord(c, cell);
            else
                into_.numbers[c].push_back(valueOf(cell, number));
        }
        ++into_.rows;
    }

    /// The row that was taken last is only half a line.
    void dropLast()
    {
        --into_.rows;
        for (std::size_t c = 0; c < head_.columns.size(); ++c) {
            if (!into_.numbers[c].empty())
                into_.numbers[c].pop_back();
            if (auto& runs = into_.words[c];
                !runs.empty() && runs.back().row + runs.back().rows > into_.rows)
                if (--runs.back().rows == 0)
                    runs.pop_back();
        }
    }

    [[nodiscard]] std::size_t cellsOfLastLine() const { return cells_.size(); }

private:
    [[nodiscard]] bool hasContentBehind(std::size_t column) const
    {
        return std::any_of(cells_.begin() + static_cast<std::ptrdiff_t>(column), cells_.end(),
                           [](std::string_view cell) { return !cell.empty(); });
    }

    /// A line of words between the rows ("battery low") is no frame.
    [[nodiscard]] bool isStray() const
    {
        bool hasWord = false;
        for (std::size_t c = 0; c < cells_.size(); ++c) {
            if (isMissing(cells_[c]))
                continue;
            if (numberFrom(cells_[c], head_.dialect.mark) ||
                (c < head_.columns.size() && head_.columns[c].isText &&
                 cells_.size() == head_.columns.size()))
                return false;
            hasWord = true;
        }
        return hasWord;
    }

    double valueOf(std::string_view cell, std::int64_t number)
    {
        if (const auto value = numberFrom(cell, head_.dialect.mark))
            return *value;
        if (!isMissing(cell))
            into_.unreadableCells.note(number);
        return missing;
    }

    void takeWord(std::size_t column, std::string_view cell)
    {
        auto& runs = into_.words[column];
        if (isMissing(cell))
            return;
        if (!runs.empty() && runs.back().row + runs.back().rows == into_.rows &&
            runs.back().text == toUtf8(cell))
            ++runs.back().rows;
        else if (runs.size() < mostRuns)
            runs.push_back({into_.rows, 1, toUtf8(cell)});
    }

    const TableHead& head_;
    TableRows& into_;
    std::vector<std::string_view> cells_;
};

/// Spreadsheets leave rows of separators at the end; they are no frames.
void trimEmptyEnd(TableRows& rows)
{
    const auto isEmpty = [&](std::int64_t row) {
        for (std::size_t c = 0; c < rows.numbers.size(); ++c) {
            if (!rows.numbers[c].empty() &&
                !std::isnan(rows.numbers[c][static_cast<std::size_t>(row)]))
                return false;
            if (!rows.words[c].empty() &&
                rows.words[c].back().row + rows.words[c].back().rows > row)
                return false;
        }
        return true;
    };
    std::int64_t keep = rows.rows;
    while (keep > 0 && isEmpty(keep - 1))
        --keep;
    if (keep == rows.rows)
        return;
    for (auto& column : rows.numbers)
        if (!column.empty())
            column.resize(static_cast<std::size_t>(keep));
    rows.rows = keep;
}

}  // namespace

Result<TableRows> readTableRows(const std::string& path, const TableHead& head)
{
    auto lines = TextLines::open(path);
    if (!lines)
        return tl::unexpected(lines.error());
    TableRows rows;
    RowReader reader(head, rows);
    std::error_code unknown;
    const auto size = std::filesystem::file_size(path, unknown);
    if (!unknown)
        reader.reserve(1.05 * static_cast<double>(size) / head.bytesPerRow + 16.0);

    std::string_view line;
    while (lines->next(line)) {
        if (lines->number() < head.firstDataLine || isComment(line) || trimmed(line).empty())
            continue;
        if (lines->number() > head.lastDataLine)
            break;
        const std::int64_t before = rows.rows;
        const Oddity shortBefore = rows.shortRows;
        reader.take(line, lines->number());
        // A number that lost its last digits is a wrong number: half a line is not believed.
        if (!lines->wasTerminated() && rows.rows > before &&
            reader.cellsOfLastLine() < head.columns.size()) {
            reader.dropLast();
            rows.shortRows = shortBefore;
            rows.isCutOff = true;
        }
    }
    if (lines->failed())
        return tl::unexpected(*lines->failed());
    trimEmptyEnd(rows);
    return rows;
}

std::vector<std::string> warningsOf(const TableRows& rows)
{
    std::vector<std::string> warnings;
    const auto say = [&](const Oddity& oddity, const std::string& one, const std::string& several) {
        if (oddity.count > 0)
            warnings.push_back(
                (oddity.count == 1 ? "1 " + one : std::to_string(oddity.count) + " " + several) +
                (oddity.count == 1 ? ", in line " : ", the first in line ") +
                std::to_string(oddity.firstLine));
    };
    say(rows.unreadableCells, "cell holds no number and is read as missing",
        "cells hold no number and are read as missing");
    say(rows.shortRows, "row has too few cells", "rows have too few cells");
    say(rows.longRows, "row has too many cells; what is too much is left out",
        "rows have too many cells; what is too much is left out");
    say(rows.strayLines, "line between the rows is no row of numbers and is left out",
        "lines between the rows are no rows of numbers and are left out");
    if (rows.isCutOff)
        warnings.push_back("the file ends in the middle of a line; that row is left out");
    return warnings;
}

}  // namespace facialis::acquisition
