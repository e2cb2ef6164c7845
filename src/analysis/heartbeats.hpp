// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "src/analysis/activity_table.hpp"
#include "src/analysis/window_reader.hpp"

namespace facialis::engine {

/// Marks the heart's potentials in leads of the neck and lower face as artifacts: at least 10 short
/// bursts of one shape (a muscle never repeats its interference pattern). Wherever the recording
/// has that shape, detected or not, three of four stand at least 0.33 s apart, with 0.4 to 1.5 s as
/// a rule. A single motor unit and the groups of myokymia repeat their shape, too, and may keep
/// such a rhythm: but only the heart is felt in leads of the other side at the same instants. So
/// are blinks: in the leads of the eyes a beat is a heart's only where a lead of another muscle
/// carries at least as much of it.
void markHeartbeats(ActivityTable& table, const std::vector<Channel>& channels,
                    const WindowReader& reader);

}  // namespace facialis::engine
