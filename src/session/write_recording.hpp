// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "data/model/recording.hpp"
#include "src/session/nwb_options.hpp"

namespace facialis::engine {

/// Says whether a recording can be written under that name: the extension decides the format.
/// @errors an extension that no writer has (all are named)
[[nodiscard]] Result<void> checkRecordingName(const std::string& path);

/// Writes a recording in the format of the extension.
/// @return what could not be carried, a sentence each
/// @errors those of the writers; options of session files for another format
[[nodiscard]] Result<std::vector<std::string>> writeRecording(const Recording& recording,
                                                              const std::string& path,
                                                              const NwbOptions& options);

}  // namespace facialis::engine
