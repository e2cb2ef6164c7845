// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "data/model/sample_block.hpp"
#include "src/analysis/detection_lanes.hpp"

namespace facialis::engine {

/// The detection of a stream: the lanes of a file analysis, fed with what arrives. The same
/// samples give the same bursts as a file analysis with the same settings, however they are cut
/// into blocks. After the start nothing is allocated but for the bursts. One thread at a time.
class LiveDetection {
public:
    /// @param channels  named, all of one rate
    /// @errors settings that no channel can be analysed with
    [[nodiscard]] static Result<LiveDetection> create(std::span<const Channel> channels,
                                                      const AnalysisSettings& settings,
                                                      Frequency mains);

    /// Takes the next frames (NaN: missing), without a jump in their numbers; appends the bursts
    /// that are complete. Numbers too large for their squares become NaN in place.
    void process(SampleBlock& block, std::vector<MeasuredBurst>& found);
    /// The stream is over: appends what was still open.
    void finish(std::vector<MeasuredBurst>& found);

    /// The next samples of a channel as they are measured, from the last process() or finish();
    /// empty for channels that are not analysed.
    [[nodiscard]] std::span<const double> filtered(std::size_t channel) const;

    /// What is known of each channel up to now, by channel, without its bursts.
    [[nodiscard]] std::vector<ChannelOutcome> outcomes() const;
    /// How long after its sample an event can be known at the earliest.
    [[nodiscard]] Duration latency() const;

private:
    struct Lane {
        DetectionLane detection;
        std::vector<std::span<double>> blocks;           ///< by member
        std::vector<std::vector<MeasuredBurst>> bursts;  ///< by member
    };
    LiveDetection(DetectionLanes made, std::size_t channels);
    static void take(Lane& lane, std::vector<MeasuredBurst>& found);

    struct Place {
        std::size_t lane, member;
    };

    std::vector<Lane> lanes_;
    std::vector<std::optional<Place>> places_;  ///< by channel
    std::vector<ChannelOutcome> unusable_;
};

}  // namespace facialis::engine
