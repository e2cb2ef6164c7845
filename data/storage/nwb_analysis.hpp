// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/analysis_result.hpp"
#include "data/storage/hdf5_object.hpp"
#include "data/storage/object_ids.hpp"

namespace facialis {

/// Writes the tables of an analysis into a session file: those of intervals (bursts, manoeuvres)
/// under `/intervals`, all others into the processing module `/processing/facialis`.
void writeAnalysisTables(const Hdf5Object& intervals, const Hdf5Object& module, ObjectTypes& types,
                         const AnalysisResult& analysis);

}  // namespace facialis
