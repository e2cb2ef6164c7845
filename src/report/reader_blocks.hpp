// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "data/knowledge/knowledge_base.hpp"
#include "src/report/report_document.hpp"
#include "src/report/report_identity.hpp"
#include "src/review/reader_opinion.hpp"

namespace facialis::engine {

/// What the reader says, who signed it and when, and what was changed since: before anything that
/// the program says. Nothing where the reader said and changed nothing. The reader's own words are
/// not looked through for names.
/// @param identity  leftOut: signatures without their day, which tells that of the examination
void appendReader(std::vector<ReportBlock>& blocks, const ReaderOpinion& reader,
                  const KnowledgeBase& knowledge, ReportIdentity identity);

}  // namespace facialis::engine
