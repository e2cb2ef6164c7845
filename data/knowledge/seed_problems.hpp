// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "data/knowledge/knowledge_base.hpp"

namespace facialis {

/// What is wrong with the claims of the seeds, a sentence each: a row that the base does not have,
/// an address that leads nowhere, outside the row, to a text that lacks the claim's words or does
/// not cite the seed; a claim that is shown without an address or kept back without a reason; a
/// cause and its claims that name different seeds.
[[nodiscard]] std::vector<std::string> claimProblems(const KnowledgeBase& base);

/// What is wrong with the sentences of the seeds: one that names an unknown claim, a claim of
/// another seed, or neither claim nor reason; a number missing; a claim that is in no sentence.
[[nodiscard]] std::vector<std::string> sentenceProblems(const KnowledgeBase& base);

/// Holds the table of sentences against the seed documents of a folder: a sentence without a line,
/// a line without its sentence.
/// @errors a seed that the table names is not in the folder or cannot be read
[[nodiscard]] Result<std::vector<std::string>> seedFolderProblems(const KnowledgeBase& base,
                                                                  const std::string& folder);

}  // namespace facialis
