// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "src/analysis/discharge_groups.hpp"
#include "src/analysis/multiplets.hpp"
#include "src/analysis/tasks.hpp"

namespace facialis::engine {

/// Marks muscles that ripple by themselves nearly all the time as myokymic, before synkinesis and
/// spasm are looked for: what coincides with others does so by chance. At least 15 groups in
/// regular runs (0.1 to 10 s apart) that make up 60 % of the channel's, or groups of one discharge
/// rate, whatever movements hide of their rhythm (R31: it goes on beneath them); fewer than half
/// begin with a group of another muscle of the side, beyond what chance gives; and they come at
/// rest at least half as often as in movements (`tasks` ascending), whose rhythm a follower keeps.
void markRipples(ActivityTable& table, const FaceMap& face, const std::vector<Task>& tasks,
                 const DischargeGroups& groups, const Multiplets& multiplets);

/// Marks what recurs regularly among the rest as myokymic: at least 5 groups at 2.5-10 Hz, beside
/// the lids at least 6 that are 0.4 to 10 s apart.
void markRhythms(ActivityTable& table, const FaceMap& face, const DischargeGroups& groups);

}  // namespace facialis::engine
