// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/activity_measures.hpp"
#include "src/analysis/activity_table.hpp"
#include "src/analysis/discharge_groups.hpp"
#include "src/analysis/face_map.hpp"
#include "src/analysis/rest.hpp"

namespace facialis::engine {

/// What measures are taken from, after bursts have their kinds.
struct MeasureInput {
    const ActivityTable& table;
    const FaceMap& face;
    const std::vector<Task>& tasks;
    const RestTimeline& rest;
    const DischargeGroups& groups;
    TimeInterval part;  ///< of the recording that was analysed
};

/// Rest synchrony of all same-side pairs and of mirror pairs, rhythm and activity of every placed
/// channel, laterality, trends, and voluntary strength. `hasMarkedTasks` is left to the caller.
[[nodiscard]] ActivityMeasures measured(const MeasureInput& input);

}  // namespace facialis::engine
