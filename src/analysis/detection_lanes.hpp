// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "data/model/channel.hpp"
#include "data/model/result.hpp"
#include "src/analysis/channel_outcome.hpp"
#include "src/pipeline/analysis_settings.hpp"
#include "src/pipeline/channel_group.hpp"

namespace facialis::engine {

/// Up to four channels of one rate that go through the detection together.
struct DetectionLane {
    ChannelGroup group;
    std::vector<std::size_t> channels;  ///< by member: index of the channel in the recording
};

/// All lanes of a recording or a stream, and why some channels have none.
struct DetectionLanes {
    std::vector<DetectionLane> lanes;
    std::vector<ChannelOutcome> unusable;  ///< channels that are EMG at a rate too low for it
};

/// What lanes are made for.
struct LaneRequest {
    std::span<const Channel> channels;  ///< named; those that hold no EMG get no lane
    const AnalysisSettings& settings;
    Frequency mains;
    Duration begin = Duration(0.0);  ///< of the first sample that will be given
    unsigned threads = 1;  ///< lanes are narrower where there would be fewer of them than threads
};

/// The one way from channels to pipelines, of files and of devices. How channels share lanes has
/// no influence on what comes out.
/// @errors settings that no channel can be analysed with
[[nodiscard]] Result<DetectionLanes> makeDetectionLanes(const LaneRequest& request);

/// Quality and noise of a member up to now; its bursts are with the caller.
[[nodiscard]] ChannelOutcome outcomeOf(const DetectionLane& lane, std::size_t member);

}  // namespace facialis::engine
