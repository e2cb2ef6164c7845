// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "src/analysis/activity_table.hpp"
#include "src/analysis/face_map.hpp"
#include "src/analysis/window_reader.hpp"

namespace facialis::engine {

/// Some discharges that follow one another closely, as myokymia repeats them.
struct DischargeGroup {
    std::size_t event = 0;  ///< the burst it begins in
    TimeInterval interval;
};

/// Groups of each channel, ascending.
using DischargeGroups = std::vector<std::vector<DischargeGroup>>;

/// What nothing has explained yet, as groups. A group discharges at 30 Hz or more (R31): pauses of
/// less than 45 ms lie inside it, so that bursts closer than that are one group. A longer silence
/// parts two groups, even where the detector saw one burst: a burst of 150 ms or more is read
/// again, and cut wherever it is silent for at least 40 ms.
///
/// @param noiseRms  of each channel, in its unit; NaN: unknown, its bursts are not cut
[[nodiscard]] DischargeGroups dischargeGroups(const ActivityTable& table, const FaceMap& face,
                                              const std::vector<Channel>& channels,
                                              const std::vector<double>& noiseRms,
                                              const WindowReader& reader);

}  // namespace facialis::engine
