// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/live/recording_info_of.hpp"

namespace facialis::engine {

RecordingInfo recordingInfoOf(const acquisition::StreamInfo& stream)
{
    RecordingInfo info;
    info.path = stream.name;
    info.format = stream.format;
    info.channels = stream.channels;
    info.start = stream.start;
    info.warnings = stream.warnings;
    return info;
}

}  // namespace facialis::engine
