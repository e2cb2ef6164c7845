// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "acquisition/files/table/delimited_dialect.hpp"
#include "data/model/result.hpp"
#include "data/model/units.hpp"

namespace facialis::acquisition {

/// What a column of an OpenBCI GUI text holds.
enum class OpenBciColumn {
    sampleIndex,
    exg,            ///< microvolts
    accelerometer,  ///< g
    auxiliary,      ///< digital, analog, other
    timestamp,      ///< Unix time in s or ms
    clock,          ///< the same as text, local time
    marker,
    notUsed,
};

struct OpenBciLayout {
    std::string dialect;  ///< "GUI v6", "GUI v5", "GUI v4"
    std::string board;    ///< "BoardCytonSerial"; empty: not stated
    std::optional<Frequency> rate;
    std::vector<OpenBciColumn> columns;
    std::vector<std::string> names;
    std::int64_t firstDataLine = 1;
    std::string firstClock;  ///< "12:00:53.329"; empty: none
    Separator separator = Separator::comma;
    std::vector<std::string> warnings;  ///< what was assumed
};

/// Reads the head of an OpenBCI GUI text. Version 6 names its columns; versions 4 and 5 do not, so
/// that they are told by their order: index, EXG, three of the accelerometer, others, times.
/// @errors no rows, rows that do not fit the head
[[nodiscard]] Result<OpenBciLayout> readOpenBciLayout(const std::string& path);

}  // namespace facialis::acquisition
