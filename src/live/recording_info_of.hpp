// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "acquisition/source.hpp"
#include "data/model/recording.hpp"

namespace facialis::engine {

/// What a recording of a stream says of itself before its first sample.
[[nodiscard]] RecordingInfo recordingInfoOf(const acquisition::StreamInfo& stream);

}  // namespace facialis::engine
