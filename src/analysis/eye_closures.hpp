// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "src/analysis/activity_table.hpp"
#include "src/analysis/face_map.hpp"
#include "src/analysis/rest.hpp"

namespace facialis::engine {

/// Marks closures of both eyes that nobody asked for, and that are no blinks, as spasms
/// (blepharospasm, R28, R30): both orbicularis oculi begin within 60 ms of one another or share
/// half of the shorter's time.
///
/// At rest each is one. Amid movements a closure may be a copy of theirs, or help them; it counts
/// where no voluntary burst of another muscle begins within 300 ms of it or covers half of it, or
/// where both eyes keep their own time: they begin and end more than 150 ms from where any muscle
/// begins or ends to move on purpose, and share 0.6 of what they take together. And it must not be
/// alone: 3 closures at rest or apart from movements, or 2 of more than a second, or one of 5 s.
/// Then the rest of them are spasms as well.
void markEyeClosures(ActivityTable& table, const FaceMap& face, const RestTimeline& rest);

}  // namespace facialis::engine
