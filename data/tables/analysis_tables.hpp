// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/analysis_result.hpp"
#include "data/tables/table_sink.hpp"

namespace facialis {

/// What was found, as tables for people and their scripts, whatever they are written into: bursts,
/// manoeuvres, quality, synkinesis, what findings are decided from, findings, red flags, causes,
/// settings. Times in seconds from the first sample, voltages in microvolts.
void writeAnalysisTables(TableSinks& sinks, const AnalysisResult& analysis);

}  // namespace facialis
