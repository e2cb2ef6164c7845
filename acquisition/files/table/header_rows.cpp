// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/table/header_rows.hpp"

#include <algorithm>

#include "acquisition/files/table/parse_number.hpp"
#include "acquisition/files/table/text_lines.hpp"
#include "acquisition/files/table/unit_word.hpp"

namespace facialis::acquisition {

bool isRowOfUnits(const Cells& cells)
{
    bool any = false;
    for (std::string_view cell : cells) {
        if (cell.empty() || cell == "-")
            continue;
        if (const auto bracket = lastBracket(cell); bracket && bracket->before.empty())
            cell = bracket->inside;
        if (!unitFrom(cell) && !timeUnitFrom(cell))
            return false;
        any = true;
    }
    return any;
}

bool isRowOfRates(const Cells& cells)
{
    bool any = false;
    for (const std::string_view cell : cells) {
        const auto words = lastWord(cell);
        if (!cell.empty() && (!words || lowered(words->inside) != "hz" ||
                              !numberFrom(words->before, DecimalMark::point)))
            return false;
        any = any || !cell.empty();
    }
    return any;
}

Cells sensorsIn(Cells row, std::size_t columns)
{
    const auto filled = std::ranges::count_if(row, [](std::string_view c) { return !c.empty(); });
    if (row.size() != columns || row.front().empty() || 2 * filled > std::ssize(row) ||
        row.front().find(':') != std::string_view::npos)
        return {};
    for (std::size_t c = 0; c < row.size(); ++c) {
        if (row[c].empty())
            row[c] = row[c - 1];
        else if (const auto bracket = lastBracket(row[c]); bracket && !bracket->before.empty())
            row[c] = bracket->before;  // the number of the sensor
    }
    return row;
}

}  // namespace facialis::acquisition
