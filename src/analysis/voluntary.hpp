// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "src/analysis/activity_table.hpp"
#include "src/analysis/face_map.hpp"
#include "src/analysis/tasks.hpp"

namespace facialis::engine {

/// Marks what was moved on purpose, inside a manoeuvre's window:
///  - target muscles that act on both sides alike (the episodes share at least 40 % of their
///  union),
///    or for at least 0.3 s (a paralysed side leaves the other alone), or whose mirror muscle was
///    not recorded;
///  - other muscles that act on both sides alike for as long as a target moves (normal synergy): at
///    least half of their episode lies in the target's.
/// Not a burst that began a second before the window, nor one that outlasts it by 5 s where the
/// manoeuvre's end was stated.
void markVoluntary(ActivityTable& table, const FaceMap& face, const std::vector<Task>& tasks);

}  // namespace facialis::engine
