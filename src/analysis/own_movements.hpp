// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "src/analysis/activity_table.hpp"
#include "src/analysis/face_map.hpp"
#include "src/analysis/tasks.hpp"
#include "src/analysis/window_reader.hpp"

namespace facialis::engine {

/// Takes back that bursts are copies (markConducted) where a muscle moves on both sides at once, as
/// it was asked to, or in a blink. A weak muscle that its miswired neighbours join may carry more
/// of theirs than of its own; that the other side moves alike shows that it was told to.
///
/// In a task: bursts of 100 ms or more of a target, where the same muscle of the other side has an
/// own burst that begins within 150 ms and lasts alike (areAlike). Blinks: bursts of an eye of 20
/// to 450 ms where the other eye has an own one that overlaps and begins within 50 ms. But not
/// where a third of the burst's power is a copy of that other burst: then it crossed the middle of
/// the face.
void takeBackCopies(ActivityTable& table, const FaceMap& face, const std::vector<Task>& tasks,
                    const std::vector<Channel>& channels, const WindowReader& reader);

}  // namespace facialis::engine
