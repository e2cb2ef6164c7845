// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "data/model/burst.hpp"
#include "data/model/channel.hpp"
#include "data/model/channel_quality.hpp"
#include "data/model/result.hpp"
#include "dsp/detection/detector.hpp"
#include "dsp/filter/streaming_filter.hpp"
#include "src/pipeline/amplitude_history.hpp"
#include "src/pipeline/analysis_band.hpp"
#include "src/pipeline/quality_monitor.hpp"

namespace facialis::engine {

/// A burst as the pipeline measured it. `burst.rms` and `burst.peak` stay empty for channels
/// without a unit; the plain numbers below are always there.
struct MeasuredBurst {
    Burst burst;
    double rms = 0.0;  ///< of the filtered signal, in the channel's physical unit
    double peak = 0.0;
    double noiseRms = 0.0;  ///< what the detector held it against
};

/// What a pipeline must know beside the channel.
struct ChannelPipelineOptions {
    AnalysisSettings settings;
    Frequency mains{50.0};
    std::size_t channelIndex = 0;
    std::int64_t firstSample = 0;  ///< index of the first sample that will be given
};

/// One channel from raw samples to bursts and quality: filter, detector, amplitude. File and device
/// run the same one. Fed with blocks of any size; the result depends on the samples alone.
class ChannelPipeline {
public:
    /// @errors a channel that is not EMG, a rate that holds no EMG, an unknown detector
    [[nodiscard]] static Result<ChannelPipeline> create(const Channel& channel,
                                                        const ChannelPipelineOptions& options);

    /// Takes the next raw samples (physical values; NaN: missing); appends complete bursts.
    void process(std::span<const double> raw, std::vector<MeasuredBurst>& bursts);
    /// The signal is over: appends what was still open.
    void finish(std::vector<MeasuredBurst>& bursts);

    /// Quality up to now; complete after finish().
    [[nodiscard]] ChannelQuality quality() const;
    /// RMS of the filtered signal at rest, in the channel's unit; NaN before it is known.
    [[nodiscard]] double noiseRms() const;
    [[nodiscard]] const AnalysisBand& band() const { return band_; }
    /// How long after its sample an event can be known at the earliest.
    [[nodiscard]] Duration latency() const { return filter_->delay() + filter_->lookAhead(); }

private:
    ChannelPipeline(const Channel& channel, const ChannelPipelineOptions& options,
                    AnalysisBand band, std::unique_ptr<dsp::StreamingFilter> filter,
                    std::unique_ptr<dsp::Detector> detector);

    void detect(std::vector<MeasuredBurst>& bursts);
    void detectQuantum(std::vector<MeasuredBurst>& bursts);
    void report(std::vector<MeasuredBurst>& bursts);
    [[nodiscard]] MeasuredBurst measured(const dsp::DetectedActivity& activity) const;

    /// Filtered samples reach the detector in pieces that are counted from the first sample, so
    /// that an event is reported at a moment which does not depend on the blocks.
    static constexpr std::size_t quantum = 32;

    Channel channel_;
    std::size_t index_ = 0;
    std::int64_t firstSample_ = 0;
    std::int64_t delay_ = 0;  ///< samples by which filtered events are late
    AnalysisBand band_;
    std::unique_ptr<dsp::StreamingFilter> filter_;
    std::unique_ptr<dsp::Detector> detector_;
    QualityMonitor monitor_;
    AmplitudeHistory history_;
    std::vector<double> raw_, filtered_;
    std::array<double, quantum> held_{};
    std::size_t heldCount_ = 0;
    std::vector<dsp::DetectedActivity> found_;
    std::vector<float> noise_;  ///< the detector's noise, once a second
    std::int64_t nextNoise_ = 0;
};

}  // namespace facialis::engine
