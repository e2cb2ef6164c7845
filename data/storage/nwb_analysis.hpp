// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/analysis_result.hpp"
#include "data/storage/hdf5_object.hpp"
#include "data/storage/object_ids.hpp"

namespace facialis {

/// Writes what was found as NWB tables, for people and their scripts: bursts and manoeuvres under
/// `/intervals`; quality, synkinesis, findings, red flags, causes and settings in the processing
/// module `/processing/facialis`. Unknown numbers are NaN, unknown words empty.
void writeAnalysisTables(const Hdf5Object& intervals, const Hdf5Object& module, ObjectTypes& types,
                         const AnalysisResult& analysis);

}  // namespace facialis
