// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "data/knowledge/knowledge_base.hpp"

namespace facialis::engine {

/// Everything that a cause's row cites, as the knowledge base quotes it, each once, in the order of
/// its links, questions, next steps and numbers.
[[nodiscard]] std::vector<std::string> sourcesOf(const CauseEntry& entry,
                                                 const KnowledgeBase& knowledge);

}  // namespace facialis::engine
