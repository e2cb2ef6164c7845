// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "acquisition/files/table/missing_frames.hpp"
#include "data/model/units.hpp"

namespace facialis::acquisition {

/// What a column of times says about sampling.
struct TimeFit {
    Frequency rate;
    bool isRegular = false;     ///< every row within half a sample of the straight line
    Duration largestDeviation;  ///< of a row from the line (time = start + frame / rate)
    Duration longestStep;
    std::vector<MissingFrames> missing;  ///< rows left out, where the times show it beyond doubt
};

/// Fits a line through the times: the rate is one over its slope, written with as few digits as the
/// resolution of the times allows (a rounded column of 2048 Hz is 2048 Hz, not 2047.98).
///
/// Steps of several sample periods are missing rows when every time then lies within a quarter of a
/// sample of the line; otherwise no row is moved and isRegular tells.
/// @param seconds     one time a row, ascending; NaN where the cell was empty
/// @param resolution  what the last written digit stands for
/// @return empty: fewer than two times, or times that do not advance
[[nodiscard]] std::optional<TimeFit> fitTimes(std::span<const double> seconds, Duration resolution);

}  // namespace facialis::acquisition
