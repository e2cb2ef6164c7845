// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/table/table_head.hpp"

#include <algorithm>

#include "acquisition/files/table/header_rows.hpp"
#include "acquisition/files/table/table_statements.hpp"
#include "acquisition/files/table/text_lines.hpp"
#include "data/model/utf8.hpp"

namespace facialis::acquisition {

namespace {

constexpr std::size_t rowsLookedAt = 200;
constexpr std::int64_t linesLookedAt = 5000;
constexpr std::size_t bytesLookedAt = 1U << 21U;

struct HeadLines {
    std::vector<std::string> comments;       ///< all comments above the 200th row
    std::vector<std::int64_t> commentLines;  ///< their line numbers
    std::vector<std::string> lines;          ///< neither blank nor comment
    std::vector<std::int64_t> lineNumbers;
};

Result<HeadLines> readHeadLines(const std::string& path, std::int64_t firstLine)
{
    auto lines = TextLines::open(path);
    if (!lines)
        return tl::unexpected(lines.error());
    HeadLines head;
    std::string_view line;
    std::size_t bytes = 0;
    while (head.lines.size() < rowsLookedAt && lines->number() < linesLookedAt &&
           bytes < bytesLookedAt && lines->next(line)) {
        bytes += line.size();
        if (trimmed(line).empty() || lines->number() < firstLine)
            continue;
        const bool isRemark = isComment(line);
        (isRemark ? head.comments : head.lines).emplace_back(line);
        (isRemark ? head.commentLines : head.lineNumbers).push_back(lines->number());
    }
    if (lines->failed())
        return tl::unexpected(*lines->failed());
    return head;
}

/// Cuts lines of a table, and knows which cells are numbers.
class Cutter {
public:
    Cutter(const std::vector<std::string>& lines, Dialect dialect)
        : lines_(lines), dialect_(dialect)
    {
    }

    [[nodiscard]] Cells cells(std::size_t line) const
    {
        Cells result;
        splitInto(lines_[line], dialect_.separator, result);
        return result;
    }
    [[nodiscard]] bool isRow(std::size_t line) const
    {
        const Cells row = cells(line);
        return row.size() == dialect_.columns && isDataRow(row, dialect_.mark);
    }
    [[nodiscard]] bool isNumber(std::string_view cell) const
    {
        return numberFrom(cell, dialect_.mark).has_value();
    }
    [[nodiscard]] bool isWord(std::string_view cell) const
    {
        return !isMissing(cell) && !isNumber(cell);
    }

private:
    const std::vector<std::string>& lines_;
    Dialect dialect_;
};

/// Words and numbers a column holds from `first` on.
struct ColumnTally {
    long words = 0, numbers = 0;
};

std::vector<ColumnTally> tallyColumns(const Cutter& cutter, std::size_t first, std::size_t count,
                                      std::size_t columns)
{
    std::vector<ColumnTally> tally(columns);
    for (std::size_t i = first; i < count; ++i) {
        const Cells row = cutter.cells(i);
        for (std::size_t c = 0; c < std::min(columns, row.size()); ++c) {
            tally[c].numbers += cutter.isNumber(row[c]) ? 1 : 0;
            tally[c].words += cutter.isWord(row[c]) ? 1 : 0;
        }
    }
    return tally;
}

/// The first row of samples: a row of numbers that is no header ("time,1,2,3" above numbers).
std::size_t firstRow(const Cutter& cutter, std::size_t count, std::size_t columns)
{
    constexpr std::size_t rowsBelow = 20;
    for (std::size_t i = 0; i < count; ++i) {
        if (!cutter.isRow(i))
            continue;
        const Cells row = cutter.cells(i);
        const auto below = tallyColumns(cutter, i + 1, std::min(count, i + 1 + rowsBelow), columns);
        bool isHeader = false;
        for (std::size_t c = 0; c < columns; ++c)
            isHeader = isHeader || (cutter.isWord(row[c]) && below[c].numbers > below[c].words);
        if (!isHeader)
            return i;
    }
    return count;
}

/// The names that a comment right above the rows gives ("# time emg1 emg2"); empty: it is a remark.
Cells namesInComment(std::string_view comment, const Dialect& dialect)
{
    comment = trimmed(comment);
    while (comment.starts_with('#') || comment.starts_with('%'))
        comment = trimmed(comment.substr(1));
    Cells names;
    splitInto(comment, dialect.columns == 1 ? Separator::blanks : dialect.separator, names);
    if (names.size() != dialect.columns || comment.find_first_of(":=") != std::string_view::npos ||
        std::ranges::any_of(names, [](std::string_view name) { return name.empty(); }))
        names.clear();
    return names;
}

/// A quote inside a quoted cell is written twice.
std::string unescaped(std::string_view cell)
{
    std::string text = toUtf8(cell);
    for (std::size_t at = 0; (at = text.find("\"\"", at)) != std::string::npos; ++at)
        text.erase(at, 1);
    return text;
}

void nameColumn(TableColumn& column, std::string name)
{
    column.unit = unitInName(name);
    column.label = name;
    if (const auto bracket = lastBracket(name);
        bracket && !bracket->before.empty() && unitFrom(bracket->inside))
        column.label = std::string(bracket->before);
    column.name = std::move(name);
}

void nameColumns(TableHead& head, const HeadLines& text, const Cutter& cutter, std::size_t first)
{
    const std::size_t columns = head.dialect.columns;
    Cells names, units, sensors;
    if (first > 2 && isRowOfRates(cutter.cells(first - 1))) {
        --first;
        for (std::size_t up = 2; up <= std::min<std::size_t>(3, first) && sensors.empty(); ++up)
            sensors = sensorsIn(cutter.cells(first - up), columns);
    }
    if (first > 0) {
        names = cutter.cells(first - 1);
        if (first > 1 && isRowOfUnits(names) && cutter.cells(first - 2).size() == names.size()) {
            units = names;
            names = cutter.cells(first - 2);
        }
        if (names.size() != columns) {
            if (names.size() > 1 && columns > 1)
                head.warnings.push_back("the line above the samples names " +
                                        std::to_string(names.size()) +
                                        " columns, but the rows hold " + std::to_string(columns) +
                                        ": the names are not used");
            names.clear();
        }
    } else {
        for (std::size_t i = 0; i < text.comments.size(); ++i)
            if (text.commentLines[i] < head.firstDataLine)
                names = namesInComment(text.comments[i], head.dialect);
    }
    head.hasNames = !names.empty();
    for (std::size_t c = 0; c < columns; ++c) {
        TableColumn& column = head.columns[c];
        const bool isNamed = c < names.size() && !names[c].empty();
        if (isNamed)
            nameColumn(column,
                       (sensors.empty() ? "" : unescaped(sensors[c]) + ": ") + unescaped(names[c]));
        else
            column.name = column.label = "column " + std::to_string(c + 1);
        if (c < units.size()) {
            std::string_view unit = units[c];
            if (const auto bracket = lastBracket(unit); bracket && bracket->before.empty())
                unit = bracket->inside;
            column.unitText = std::string(unit);
            if (!column.unit)
                column.unit = unitFrom(unit);
        }
    }
}

void applyStatements(TableHead& head, const TableStatements& stated)
{
    head.rate = stated.rate;
    head.rateStatement = stated.rateStatement;
    const std::size_t columns = head.columns.size();
    if (!head.hasNames && stated.labels.size() == columns) {
        for (std::size_t c = 0; c < columns; ++c)
            if (!stated.labels[c].empty())
                nameColumn(head.columns[c], stated.labels[c]);
        head.hasNames = true;
    }
    if (!stated.resolutionBits.empty())
        for (TableColumn& column : head.columns)
            column.resolutionBits = stated.resolutionBits.front();
}

}  // namespace

Result<TableHead> readTableHead(const std::string& path, std::int64_t firstLine)
{
    auto text = readHeadLines(path, firstLine);
    if (!text)
        return tl::unexpected(text.error());
    const auto noTable = [&] {
        return failure("this text holds no table of numbers", path,
                       "give a file with one row a sample and one column a channel");
    };
    const auto dialect = detectDialect(text->lines);
    if (!dialect)
        return noTable();
    const Cutter cutter(text->lines, *dialect);
    const std::size_t count = text->lines.size();
    const std::size_t first = firstRow(cutter, count, dialect->columns);
    std::size_t rows = 0;
    for (std::size_t i = first; i < count; ++i)
        rows += cutter.isRow(i) ? 1 : 0;
    // A page number in a letter is no table; a damaged row in a table is no letter.
    if (first == count || rows * 2 < count - first)
        return noTable();

    TableHead head{.dialect = *dialect, .columns = std::vector<TableColumn>(dialect->columns)};
    head.firstDataLine = text->lineNumbers[first];
    nameColumns(head, *text, cutter, first);

    TableStatements stated;
    for (std::size_t i = 0; i < text->comments.size(); ++i)
        readStatement(text->comments[i], stated);
    for (std::size_t i = 0; i < first; ++i)
        readStatement(text->lines[i], stated);
    applyStatements(head, stated);

    const auto tally = tallyColumns(cutter, first, count, dialect->columns);
    double bytes = 0.0;
    for (std::size_t c = 0; c < dialect->columns; ++c)
        head.columns[c].isText = tally[c].words > tally[c].numbers;
    for (std::size_t i = first; i < count; ++i) {
        const Cells row = cutter.cells(i);
        for (std::size_t c = 0; c < std::min(row.size(), head.columns.size()); ++c)
            head.columns[c].decimals =
                std::max(head.columns[c].decimals, decimalsOf(row[c], dialect->mark));
        bytes += static_cast<double>(text->lines[i].size() + 1);
    }
    head.bytesPerRow = bytes / static_cast<double>(count - first);
    return head;
}

}  // namespace facialis::acquisition
