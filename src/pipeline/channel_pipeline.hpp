// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "data/model/burst.hpp"
#include "data/model/channel.hpp"
#include "data/model/channel_quality.hpp"
#include "data/model/result.hpp"
#include "dsp/detection/detector.hpp"
#include "src/pipeline/amplitude_history.hpp"
#include "src/pipeline/analysis_band.hpp"
#include "src/pipeline/quality_monitor.hpp"
#include "src/pipeline/recent_largest.hpp"

namespace facialis::engine {

/// A burst as the pipeline measured it. `burst.rms` and `burst.peak` stay empty for channels
/// without a unit; the plain numbers below are always there.
struct MeasuredBurst {
    Burst burst;
    double rms = 0.0;  ///< of the filtered signal, in the channel's physical unit
    double peak = 0.0;
    double noiseRms = 0.0;                 ///< what the detector held it against
    std::optional<BurstKind> stated = {};  ///< what a reader says it is; no rule changes that
};

/// What a pipeline must know beside the channel.
struct ChannelPipelineOptions {
    AnalysisSettings settings;
    Frequency mains{50.0};
    std::size_t channelIndex = 0;
    std::int64_t firstSample = 0;  ///< index of the first sample that will be given
    Duration filterDelay{0.0};     ///< by which events are late in what detect() is given
    Duration wait{0.0};            ///< beyond it, until detect() is given a sample when live
};

/// One channel from raw samples to bursts and quality, but for the filter, which works on several
/// channels at once (ChannelGroup): quality, detector, amplitude. File and device run the same one.
/// Fed with blocks of any size; the result depends on the samples alone.
class ChannelPipeline {
public:
    /// @errors a channel that is not EMG, a rate that holds no EMG, an unknown detector
    [[nodiscard]] static Result<ChannelPipeline> create(const Channel& channel,
                                                        const ChannelPipelineOptions& options);

    /// Looks at the next raw samples (physical values; NaN: missing). Numbers too large for their
    /// squares become NaN in place.
    void watch(std::span<double> raw);
    /// Takes the next samples as the filter gives them; appends complete bursts.
    void detect(std::span<const double> filtered, std::vector<MeasuredBurst>& bursts);
    /// The signal is over: appends what was still open.
    void finish(std::vector<MeasuredBurst>& bursts);

    /// Quality up to now; complete after finish().
    [[nodiscard]] ChannelQuality quality() const;
    /// RMS of the filtered signal at rest, in the channel's unit; NaN before it is known.
    [[nodiscard]] double noiseRms() const;
    [[nodiscard]] const AnalysisBand& band() const { return band_; }
    [[nodiscard]] const Channel& channel() const { return channel_; }

private:
    ChannelPipeline(const Channel& channel, const ChannelPipelineOptions& options,
                    AnalysisBand band, std::unique_ptr<dsp::Detector> detector);

    void detectQuantum(std::span<const double> piece, std::vector<MeasuredBurst>& bursts);
    void report(std::vector<MeasuredBurst>& bursts);
    [[nodiscard]] MeasuredBurst measured(const dsp::DetectedActivity& activity) const;
    [[nodiscard]] bool isRounding(const MeasuredBurst& burst) const;

    /// Filtered samples reach the detector in pieces that are counted from the first sample, so
    /// that an event is reported at a moment which does not depend on the blocks.
    static constexpr std::size_t quantum = 32;

    Channel channel_;
    std::size_t index_ = 0;
    std::int64_t firstSample_ = 0;
    std::int64_t delay_ = 0;  ///< samples by which filtered events are late
    std::int64_t wait_ = 0;   ///< samples for which a raw filter looks ahead when live
    double largestSample_;    ///< what is beyond is no measurement
    AnalysisBand band_;
    std::unique_ptr<dsp::Detector> detector_;
    QualityMonitor monitor_;
    RecentLargest largest_;
    AmplitudeHistory history_;
    std::array<double, quantum> held_{};
    std::size_t heldCount_ = 0;
    std::vector<dsp::DetectedActivity> found_;
    std::vector<float> noise_;  ///< the detector's noise, once a second
    std::int64_t nextNoise_ = 0;
};

}  // namespace facialis::engine
