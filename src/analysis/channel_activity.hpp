// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "src/analysis/measures.hpp"

namespace facialis::engine {

/// Involuntary bursts of every placed channel at rest (rate, trains, regularity, time in spasm),
/// and its task maximum.
[[nodiscard]] std::vector<ChannelActivity> channelActivity(const MeasureInput& input);

/// Involuntary bursts of the facial muscles of each recorded side in equal parts of the
/// examination: about 15 s each, 4 to 12 of them. A burst counts in the part in which it begins.
[[nodiscard]] std::vector<ActivityTrend> activityTrends(const MeasureInput& input);

}  // namespace facialis::engine
