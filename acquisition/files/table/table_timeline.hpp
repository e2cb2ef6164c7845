// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "acquisition/files/table/column_roles.hpp"
#include "acquisition/files/table/missing_frames.hpp"
#include "data/model/result.hpp"
#include "data/model/start_time.hpp"

namespace facialis::acquisition {

/// Signals that share a column of times (or none).
struct ColumnGroup {
    std::optional<std::size_t> time;
    std::vector<std::size_t> signals;
};

/// Which times belong to which signals: one column of times serves all; where several stand each
/// in front of signals (as Delsys exports them), each serves those that follow it.
/// @param spare  receives times that serve nothing
[[nodiscard]] std::vector<ColumnGroup> groupsOf(std::span<const RoledColumn> roles,
                                                std::vector<std::size_t>& spare);

/// When the rows of a group were taken.
struct Timeline {
    Frequency rate;
    std::int64_t rows = 0;   ///< rows of this group; trailing rows without time are not its
    std::string rateSource;  ///< where the rate was found, in words
    std::vector<MissingFrames> missing;  ///< rows left out
    std::optional<StartTime> start;      ///< where times count from 1970
};

/// Finds the rate of a group from its times, what the head states and what the user states, in this
/// order; what was assumed or contradicts goes to `warnings`, nothing is straightened in silence.
/// @errors no rate (naming --rate)
[[nodiscard]] Result<Timeline> timelineOf(const ColumnGroup& group, const TableHead& head,
                                          const TableRows& rows, std::span<const RoledColumn> roles,
                                          std::optional<Frequency> statedByUser,
                                          const std::string& path,
                                          std::vector<std::string>& warnings);

/// The moment `seconds` after 1970-01-01T00:00:00Z.
[[nodiscard]] StartTime startTimeFromUnix(double seconds);

}  // namespace facialis::acquisition
