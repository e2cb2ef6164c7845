// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/table/parse_number.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "acquisition/files/table/text_lines.hpp"

namespace facialis::acquisition {

std::optional<double> numberFrom(std::string_view cell, DecimalMark mark)
{
    std::array<char, 64> copy;
    if (mark == DecimalMark::comma) {
        const std::size_t comma = cell.find(',');
        if (comma != std::string_view::npos) {
            // A comma at the end separates cells; it is not a decimal mark.
            if (comma + 1 == cell.size() || cell.size() > copy.size() ||
                cell.find('.') != std::string_view::npos)
                return std::nullopt;
            cell.copy(copy.data(), cell.size());
            copy[comma] = '.';
            cell = {copy.data(), cell.size()};
        }
    }
    if (cell.size() > 1 && cell.front() == '+' && cell[1] != '-')
        cell.remove_prefix(1);
    double value = 0.0;
    const auto [end, problem] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (problem != std::errc() || end != cell.data() + cell.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

bool isMissing(std::string_view cell)
{
    if (cell.empty())
        return true;
    if (cell.size() > 8)
        return false;
    const std::string word = lowered(cell);
    for (const std::string_view none :
         {"nan", "-nan", "na", "n/a", "#n/a", "null", "none", "-", "--", "inf", "-inf", "+inf",
          "infinity", "1.#qnan", "-1.#ind"})
        if (word == none)
            return true;
    return false;
}

std::optional<double> firstNumberIn(std::string_view text)
{
    const std::size_t first = text.find_first_of("0123456789");
    if (first == std::string_view::npos)
        return std::nullopt;
    const std::size_t begin =
        first > 0 && (text[first - 1] == '-' || text[first - 1] == '.') ? first - 1 : first;
    std::size_t length = text.substr(begin).find_first_not_of("0123456789.,eE+-");
    std::string_view word = text.substr(begin, length);
    while (!word.empty()) {
        if (const auto value = numberFrom(word, DecimalMark::comma))
            return value;
        word.remove_suffix(1);
    }
    return std::nullopt;
}

int decimalsOf(std::string_view cell, DecimalMark mark)
{
    const std::size_t at = cell.find(mark == DecimalMark::comma ? ',' : '.');
    if (at == std::string_view::npos || cell.find_first_of("eE") != std::string_view::npos)
        return 0;
    return static_cast<int>(cell.size() - at - 1);
}

}  // namespace facialis::acquisition
