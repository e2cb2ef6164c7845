// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "data/model/gap.hpp"
#include "data/model/units.hpp"

namespace facialis::acquisition {

/// `count` frames that the recorder lost just before row `row` of a table.
struct MissingFrames {
    std::int64_t row = 0;
    std::int64_t count = 0;
    friend bool operator==(MissingFrames, MissingFrames) = default;
};

[[nodiscard]] std::int64_t totalOf(std::span<const MissingFrames> missing);

/// The column on a linear timeline: NaN where frames are missing.
/// @param missing  ascending by row
[[nodiscard]] std::vector<double> withMissing(std::vector<double> column,
                                              std::span<const MissingFrames> missing);

/// Where row `row` stands on the linear timeline.
[[nodiscard]] std::int64_t frameOfRow(std::int64_t row, std::span<const MissingFrames> missing);

/// The missing frames as gaps in time.
[[nodiscard]] std::vector<Gap> gapsOf(std::span<const MissingFrames> missing, Frequency rate,
                                      const std::string& reason);

/// Frames at which none of the columns holds a number, as gaps in time.
/// @param columns  of one length
[[nodiscard]] std::vector<Gap> emptyFrames(const std::vector<std::vector<double>>& columns,
                                           Frequency rate, const std::string& reason);

}  // namespace facialis::acquisition
