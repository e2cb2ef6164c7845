// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "src/analysis/activity_table.hpp"
#include "src/analysis/discharge_groups.hpp"
#include "src/analysis/face_map.hpp"
#include "src/analysis/rest.hpp"

namespace facialis::engine {

/// Names what neither movements nor blinks nor synkinesis explain, in this order:
///  - spasm: two or more facial nerve muscles of one side that start within 30 ms (or, when tonic,
///    share at least half of the shorter) without the same on the other side. Inside manoeuvres
///    only where the side has at least 3 such spasms at rest.
///  - spasm of both orbicularis oculi beyond blinks (blepharospasm): see markEyeClosures.
///  - myokymic: one muscle, groups that recur regularly: see markRhythms.
///  - single bursts within a second of a spasm of their side belong to it.
/// Tonic is what lasts longer than a second. What is left stays unclassified.
void markInvoluntary(ActivityTable& table, const FaceMap& face, const RestTimeline& rest,
                     const DischargeGroups& groups);

}  // namespace facialis::engine
