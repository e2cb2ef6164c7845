// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "data/model/recording.hpp"

namespace facialis::engine {

/// The same samples under another description: channels as named by the user or by their labels.
/// @param channels  one for each channel of the recording, differing in names alone
[[nodiscard]] std::unique_ptr<Recording> withChannels(std::unique_ptr<Recording> recording,
                                                      std::vector<Channel> channels);

/// The same samples without what tells who was recorded: codes, names, birth date, technician,
/// device, remarks; the calendar date becomes 1985-01-01, the earliest EDF can hold, and the time
/// of day is kept. Annotations stay as they are: they may name a person, which `removed` says.
/// @param removed  what was left out, a sentence each
[[nodiscard]] std::unique_ptr<Recording> deidentified(std::unique_ptr<Recording> recording,
                                                      std::vector<std::string>& removed);

}  // namespace facialis::engine
