// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "acquisition/files/table/table_head.hpp"
#include "acquisition/files/table/table_rows.hpp"

namespace facialis::acquisition {

/// What a column of a table is for.
enum class ColumnRole {
    signal,   ///< samples; its Dimension tells EMG from the rest
    time,     ///< when the rows were taken
    counter,  ///< counts the rows
    words,    ///< text
    nothing,  ///< no number in any row
};

struct RoledColumn {
    ColumnRole role = ColumnRole::signal;
    UnitWord unit;                         ///< for signals
    std::optional<double> secondsPerUnit;  ///< for times, where stated or beyond doubt
    bool isUnix = false;                   ///< times count from 1970
};

/// Tells from name, unit and numbers what each column is for.
///
/// A time is a column called so ("time_s", "Timestamp (ms)", "X[s]"), or a first column without a
/// name that advances evenly by less than one; it must not go back. A counter is a column called
/// so, or one without a name that advances by exactly one. A column called "cue", "trigger", ... or
/// of zeros and ones alone is kept, but never analysed as EMG.
[[nodiscard]] std::vector<RoledColumn> rolesOf(const TableHead& head, const TableRows& rows);

/// true for a column of words that tells what happens ("event", "task", "marker").
[[nodiscard]] bool namesEvents(const std::string& columnName);

}  // namespace facialis::acquisition
