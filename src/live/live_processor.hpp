// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "acquisition/source.hpp"
#include "src/live/burst_trains.hpp"
#include "src/live/live_detection.hpp"
#include "src/live/live_event.hpp"
#include "src/live/live_review.hpp"
#include "src/live/quality_meter.hpp"

namespace facialis::engine {

/// What the processing thread does with frames: bursts, trains, quality a second. No thread, no
/// clock: the same frames give the same events, however they are cut. (The link's jitter, which a
/// quality second carries along, is the source's.)
class LiveProcessor {
public:
    /// @param channels  named, all of one rate
    /// @errors settings that no channel can be analysed with
    [[nodiscard]] static Result<LiveProcessor> create(std::span<const Channel> channels,
                                                      const AnalysisSettings& settings,
                                                      Frequency mains);

    /// Takes the next frames, without a jump (NaN: lost); appends what they show.
    void process(SampleBlock& block, const acquisition::StreamHealth& health,
                 std::vector<LiveEvent>& events);
    /// The stream is over.
    void finish(std::vector<LiveEvent>& events);

    /// What is known up to now, for a review, with the bursts since the last call.
    [[nodiscard]] ReviewWork takeWork();
    [[nodiscard]] std::int64_t frames() const { return frames_; }
    /// Bursts that are not artifacts, by channel.
    [[nodiscard]] const std::vector<std::int64_t>& burstCounts() const { return counts_; }
    [[nodiscard]] Duration latency() const { return detection_.latency(); }
    /// See LiveDetection::filtered.
    [[nodiscard]] std::span<const double> filtered(std::size_t channel) const
    {
        return detection_.filtered(channel);
    }

private:
    LiveProcessor(LiveDetection detection, QualityMeter quality, std::size_t channels,
                  Frequency rate);
    void take(std::vector<MeasuredBurst>& found, std::vector<LiveEvent>& events);
    void say(std::vector<LiveEvent>& events, decltype(LiveEvent::what) what) const;

    LiveDetection detection_;
    QualityMeter quality_;
    BurstTrains trains_;
    Frequency rate_;
    std::int64_t frames_ = 0;
    std::vector<std::vector<MeasuredBurst>> bursts_;  ///< by channel, since takeWork()
    std::vector<std::int64_t> counts_;
    std::vector<MeasuredBurst> found_;
};

}  // namespace facialis::engine
