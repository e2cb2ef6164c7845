// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ranges>
#include <vector>

namespace facialis {

/// `field` of every row, as a column: collected<double>(bursts, onsetOf).
template <class Value, std::ranges::sized_range Rows, class Field>
[[nodiscard]] std::vector<Value> collected(const Rows& rows, const Field& field)
{
    std::vector<Value> column;
    column.reserve(std::ranges::size(rows));
    for (const auto& row : rows)
        column.emplace_back(field(row));
    return column;
}

}  // namespace facialis
