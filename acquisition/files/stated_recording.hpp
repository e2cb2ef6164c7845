// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "acquisition/files/open_recording.hpp"
#include "acquisition/files/reader.hpp"

namespace facialis::acquisition {

/// A recording as its user states it: `--unit` turns counts into volts (one count is one unit),
/// `--columns` chooses channels by name or 1-based number, and a `--rate` or `--unit` that
/// contradicts the file is named in the warnings and not used. Samples stay where they are.
/// @errors a column that is not there
[[nodiscard]] Result<std::unique_ptr<Recording>> asStated(std::unique_ptr<Recording> recording,
                                                          const OpenOptions& options,
                                                          ColumnChoice columnChoice);

/// Volts per `--unit`: uV, mV or V. @errors any other word
[[nodiscard]] Result<double> voltsPerUnit(const std::string& unit);

}  // namespace facialis::acquisition
