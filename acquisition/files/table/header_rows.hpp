// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace facialis::acquisition {

using Cells = std::vector<std::string_view>;

/// true for a row of units below the names: "(s),(mV)", ",,V,V".
[[nodiscard]] bool isRowOfUnits(const Cells& cells);

/// true for "1925.926 Hz" in every cell: the times in the columns say it better.
[[nodiscard]] bool isRowOfRates(const Cells& cells);

/// A row that names the sensor of the columns from each of its filled cells on ("L ZYG
/// (76610),,,"); empty: it is none.
[[nodiscard]] Cells sensorsIn(Cells row, std::size_t columns);

}  // namespace facialis::acquisition
