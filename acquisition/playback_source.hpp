// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "acquisition/pacing.hpp"
#include "acquisition/source.hpp"
#include "data/model/recording.hpp"

namespace facialis::acquisition {

/// How a recording is played.
struct PlaybackOptions {
    std::string name;    ///< the address it was opened with
    double speed = 1.0;  ///< 0: as fast as it is read
};

/// Plays a recording as if it were being recorded. A stream has one rate: that of most channels
/// that may be EMG (the higher one where two are equally common); all channels of that rate are
/// streamed, in file order, and the others are named in StreamInfo::warnings. Gaps come as NaN.
/// @errors the recording holds no channel that may be EMG, or no samples
[[nodiscard]] Result<std::unique_ptr<Source>> playRecording(std::unique_ptr<Recording> recording,
                                                            const PlaybackOptions& options,
                                                            std::shared_ptr<Clock> clock);

}  // namespace facialis::acquisition
