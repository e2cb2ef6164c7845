// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "data/model/recording.hpp"

namespace facialis::acquisition {

/// Adds the events that Spike Recorder (Backyard Brains) wrote beside a WAV file, in
/// "NAME-events.txt": a name and a time in seconds a line. What cannot be read is named in the
/// warnings; where there is no such file, nothing happens.
/// @param path  of the WAV file
void addSpikeRecorderEvents(const std::string& path, RecordingInfo& info);

}  // namespace facialis::acquisition
