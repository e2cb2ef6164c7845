// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "src/analysis/activity_table.hpp"
#include "src/analysis/window_reader.hpp"

namespace facialis::engine {

/// Marks the heart's potentials in leads of the neck and lower face as artifacts: at least 10 short
/// bursts of one shape (a muscle never repeats its interference pattern), at least 0.33 s apart,
/// with 0.4 to 1.5 s between them as a rule (a single motor unit repeats its shape, too, but not
/// so).
void markHeartbeats(ActivityTable& table, const std::vector<Channel>& channels,
                    const WindowReader& reader);

}  // namespace facialis::engine
