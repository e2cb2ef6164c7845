// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "data/model/analysis_result.hpp"
#include "src/report/cited_sources.hpp"
#include "src/report/report_document.hpp"

namespace facialis::engine {

/// The ranking as a reader can take it in: the first three causes with what speaks for and against
/// them, what was not tested, numbers and next steps; of the other ranked ones a line each; of the
/// rest their names. Questions of history that nobody answered are counted.
void appendCauses(std::vector<ReportBlock>& blocks, const AnalysisResult& analysis,
                  CitedSources& cited);

}  // namespace facialis::engine
