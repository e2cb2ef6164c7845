// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/analysis_result.hpp"
#include "data/tables/table_sink.hpp"

namespace facialis {

/// Writes what the findings are decided from as tables: activity at rest with the
/// task maxima, synchrony, laterality, the trend, synkinesis by manoeuvre, evoked responses.
void writeMeasureTables(TableSinks& sinks, const AnalysisResult& analysis);

}  // namespace facialis
