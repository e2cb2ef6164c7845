// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/table/delimited_dialect.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "acquisition/files/table/text_lines.hpp"

namespace facialis::acquisition {

namespace {

char characterOf(Separator separator)
{
    switch (separator) {
    case Separator::comma: return ',';
    case Separator::semicolon: return ';';
    case Separator::tab: return '\t';
    case Separator::bar: return '|';
    case Separator::blanks: return ' ';
    case Separator::none: return '\0';
    }
    return '\0';
}

std::string_view unquoted(std::string_view cell)
{
    cell = trimmed(cell);
    if (cell.size() >= 2 && cell.front() == '"' && cell.back() == '"')
        cell = trimmed(cell.substr(1, cell.size() - 2));
    return cell;
}

/// How well a way of cutting fits the lines.
struct Fit {
    Dialect dialect;
    long rows = 0;   ///< rows of numbers that have the commonest length
    long cells = 0;  ///< numbers less words in them
};

Fit tryOut(const std::vector<std::string>& lines, Separator separator, DecimalMark mark)
{
    struct Tally {
        long rows = 0, cells = 0;
    };
    std::map<std::size_t, Tally> byLength;
    std::vector<std::string_view> cells;
    for (const std::string& line : lines) {
        splitInto(line, separator, cells);
        if (!isDataRow(cells, mark))
            continue;
        Tally& tally = byLength[cells.size()];
        ++tally.rows;
        for (const std::string_view cell : cells)
            if (!isMissing(cell))
                tally.cells += numberFrom(cell, mark) ? 1 : -1;
    }
    Fit best{.dialect = {separator, mark, 0}};
    for (const auto& [length, tally] : byLength)
        if (tally.rows >= best.rows) {
            best.rows = tally.rows;
            best.cells = tally.cells;
            best.dialect.columns = length;
        }
    return best;
}

bool isDigits(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// "10,361": one column with a decimal comma, or two columns? Zeros in front ("10,036") are written
/// behind a decimal comma only, and a header without a comma names one column.
bool isDecimalComma(const std::vector<std::string>& lines)
{
    std::vector<std::string_view> cells;
    bool isNamedOnce = false, hasRow = false, hasLeadingZero = false;
    for (const std::string& line : lines) {
        splitInto(line, Separator::comma, cells);
        if (!isDataRow(cells, DecimalMark::point)) {
            isNamedOnce = hasRow ? isNamedOnce : cells.size() == 1;
            continue;
        }
        hasRow = true;
        if (cells.size() != 2 || !isDigits(cells[1]) ||
            cells[0].find('.') != std::string_view::npos)
            return false;
        hasLeadingZero = hasLeadingZero || (cells[1].size() > 1 && cells[1].front() == '0');
    }
    return isNamedOnce || hasLeadingZero;
}

}  // namespace

void splitInto(std::string_view line, Separator separator, std::vector<std::string_view>& cells)
{
    cells.clear();
    if (separator == Separator::none) {
        cells.push_back(unquoted(line));
        return;
    }
    if (separator == Separator::blanks) {
        std::size_t at = 0;
        while ((at = line.find_first_not_of(" \t\r", at)) != std::string_view::npos) {
            const std::size_t end = std::min(line.find_first_of(" \t\r", at), line.size());
            cells.push_back(unquoted(line.substr(at, end - at)));
            at = end;
        }
        return;
    }
    const char cut = characterOf(separator);
    std::size_t begin = 0;
    if (line.find('"') == std::string_view::npos) {
        for (std::size_t end = line.find(cut); end != std::string_view::npos;
             end = line.find(cut, begin)) {
            cells.push_back(trimmed(line.substr(begin, end - begin)));
            begin = end + 1;
        }
        cells.push_back(trimmed(line.substr(begin)));
        return;
    }
    bool isQuoted = false;
    for (std::size_t i = 0; i <= line.size(); ++i) {
        if (i < line.size() && line[i] == '"')
            isQuoted = !isQuoted;
        if (i == line.size() || (line[i] == cut && !isQuoted)) {
            cells.push_back(unquoted(line.substr(begin, i - begin)));
            begin = i + 1;
        }
    }
}

bool isComment(std::string_view line)
{
    const std::string_view text = trimmed(line);
    return text.starts_with('#') || text.starts_with('%');
}

bool isDataRow(const std::vector<std::string_view>& cells, DecimalMark mark)
{
    std::size_t numbers = 0, words = 0;
    for (const std::string_view cell : cells) {
        if (isMissing(cell))
            continue;
        (numberFrom(cell, mark) ? numbers : words) += 1;
    }
    return numbers >= 1 && numbers >= words;
}

std::optional<Dialect> detectDialect(const std::vector<std::string>& lines)
{
    // In this order where two fit equally well.
    constexpr std::array candidates{Separator::tab, Separator::semicolon, Separator::comma,
                                    Separator::bar, Separator::blanks,    Separator::none};
    Fit best;
    for (const DecimalMark mark : {DecimalMark::point, DecimalMark::comma})
        for (const Separator separator : candidates) {
            const Fit fit = tryOut(lines, separator, mark);
            if (fit.rows > 0 &&
                (fit.cells > best.cells || (fit.cells == best.cells && fit.rows > best.rows)))
                best = fit;
        }
    if (best.rows == 0)
        return std::nullopt;
    if (best.dialect.separator == Separator::comma && best.dialect.columns == 2 &&
        best.dialect.mark == DecimalMark::point && isDecimalComma(lines))
        return Dialect{Separator::none, DecimalMark::comma, 1};
    if (best.dialect.columns == 1)
        best.dialect.separator = Separator::none;  // so that a name of two words stays one
    return best.dialect;
}

std::string_view nameOf(Separator separator)
{
    switch (separator) {
    case Separator::comma: return "commas";
    case Separator::semicolon: return "semicolons";
    case Separator::tab: return "tabs";
    case Separator::bar: return "bars";
    case Separator::blanks: return "blanks";
    case Separator::none: return "nothing";
    }
    return {};
}

std::string describe(const Dialect& dialect)
{
    const auto columns = [&]() -> std::string {
        switch (dialect.separator) {
        case Separator::comma: return "columns are separated by commas";
        case Separator::semicolon: return "columns are separated by semicolons";
        case Separator::tab: return "columns are separated by tabs";
        case Separator::bar: return "columns are separated by bars";
        case Separator::blanks: return "columns are separated by blanks";
        case Separator::none: return "one column";
        }
        return {};
    };
    return columns() + ", decimals by a " +
           (dialect.mark == DecimalMark::comma ? "comma" : "point");
}

}  // namespace facialis::acquisition
