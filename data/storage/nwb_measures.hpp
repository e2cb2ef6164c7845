// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/analysis_result.hpp"
#include "data/storage/hdf5_object.hpp"
#include "data/storage/object_ids.hpp"

namespace facialis {

/// Writes what the findings are decided from into `/processing/facialis`: activity at rest with the
/// task maxima, synchrony, laterality, the trend, synkinesis by manoeuvre, evoked responses.
void writeMeasureTables(const Hdf5Object& module, ObjectTypes& types,
                        const AnalysisResult& analysis);

}  // namespace facialis
