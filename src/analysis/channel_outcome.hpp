// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "data/model/channel_quality.hpp"
#include "src/pipeline/channel_pipeline.hpp"

namespace facialis::engine {

/// What the detection found in one channel.
struct ChannelOutcome {
    std::size_t channel = 0;
    ChannelQuality quality;
    double noiseRms = 0.0;              ///< in the channel's unit; NaN: unknown
    std::vector<MeasuredBurst> bursts;  ///< ascending
};

}  // namespace facialis::engine
