// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "data/model/result.hpp"

namespace facialis::engine {

/// Simulates a patient of the scenario (seed 1, two minutes, as `facialis simulate`) and writes it
/// as EDF+: something to look at where no recording is at hand. Takes seconds.
/// @errors unknown scenario, the file cannot be written
[[nodiscard]] Result<void> writeDemoPatient(const std::string& scenario, const std::string& path);

}  // namespace facialis::engine
