// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "data/model/recording.hpp"
#include "data/storage/matlab_recording.hpp"

namespace facialis {

/// true for the variables of a file that writeMat() wrote.
[[nodiscard]] bool isMatExport(const MatlabVariables& variables);

/// The recording in it: labels, units, rates, muscles, sides, gaps, annotations, start, identity.
/// @errors a variable is missing or contradicts the others (which)
[[nodiscard]] Result<std::unique_ptr<Recording>> openMatExport(const std::string& path,
                                                               MatlabVariables variables);

}  // namespace facialis
