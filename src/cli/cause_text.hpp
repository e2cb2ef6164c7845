// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "data/knowledge/knowledge_base.hpp"

namespace facialis::engine {

/// The notes to be read beside a cause: conflicts between the sources, pitfalls, cases.
[[nodiscard]] std::vector<const NoteEntry*> notesOn(const CauseEntry& cause,
                                                    const KnowledgeBase& knowledge);

/// Everything known of a cause, a line each, with the ids of its sources ("[S0, R5]"); what the ids
/// stand for follows at the end.
[[nodiscard]] std::string causeText(const CauseEntry& cause, const KnowledgeBase& knowledge);

}  // namespace facialis::engine
