// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "data/model/analysis_result.hpp"
#include "data/model/result.hpp"

namespace facialis::engine {

/// Fills in what analyze() leaves to its caller: the hash of the input and the time of now.
/// @param path  of the recording
/// @errors the file cannot be read (any more)
[[nodiscard]] Result<void> completeProvenance(AnalysisResult& analysis, const std::string& path);

}  // namespace facialis::engine
