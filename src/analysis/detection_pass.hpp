// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "data/model/recording.hpp"
#include "src/analysis/channel_outcome.hpp"
#include "src/pipeline/analysis_settings.hpp"

namespace facialis::engine {

/// What streaming a recording through the pipelines needs.
struct DetectionRequest {
    const Recording& recording;
    const std::vector<Channel>& channels;  ///< named
    AnalysisSettings settings;
    Frequency mains;
    TimeInterval part;
    unsigned threads = 1;
    std::size_t blockFrames = 4096;
    std::function<void(double)> progress;
    std::stop_token stop;
};

/// Streams every channel that is EMG through its pipeline, once, all channels side by side in time,
/// so that a mapped file is walked through once and given back behind us. Channels that hold no EMG
/// have no outcome; those whose rate is too low have one that is not usable.
/// @errors stopped, the medium failed
[[nodiscard]] Result<std::vector<ChannelOutcome>> detectionPass(const DetectionRequest& request);

}  // namespace facialis::engine
