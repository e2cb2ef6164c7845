// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/pipeline/channel_pipeline.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

#include "dsp/detection/make_detector.hpp"
#include "dsp/synchrony/quantile.hpp"

namespace facialis::engine {
namespace {

constexpr Duration exactHistory{4.0};
constexpr Duration noiseInterval{1.0};
/// Room is made for this long at the start; what is longer makes more when it gets there.
constexpr Duration longestExpected{8.0 * 3600.0};
constexpr std::size_t foundAtOnce = 64;
constexpr double largestSample = 1e100;  // beyond it, squares leave the range of double
/// Of the largest raw sample: less than the filters' rounding leaves of an offset at the highest
/// rates (a thousandth of a microvolt of a volt).
constexpr double rounding = 1e-9;
/// EMG that is clipped for so long has lost its amplitude and its shape; a recorder at its limit
/// shows no muscle.
constexpr double clippedPart = 0.2;

}  // namespace

Result<ChannelPipeline> ChannelPipeline::create(const Channel& channel,
                                                const ChannelPipelineOptions& options)
{
    if (channel.dimension == Dimension::other)
        return failure(fmt::format("the channel measures {}, not EMG",
                                   channel.unit.empty() ? "something else" : channel.unit),
                       channel.label);
    const auto band = analysisBand(channel.rate, options.settings);
    if (!band)
        return failure(band.error().what, channel.label, band.error().remedy);
    if (const auto sections = analysisSections(channel.rate, options.settings, options.mains);
        !sections)
        return tl::unexpected(sections.error());
    const dsp::DetectorMethod* method = dsp::findDetectorMethod(options.settings.detector);
    if (method == nullptr)
        return failure(fmt::format("there is no detector \"{}\"", options.settings.detector));
    auto detector = dsp::makeDetector(*method, {channel.rate, band->highPass, band->lowPass},
                                      valuesOf(options.settings, method->name, method->parameters));
    if (!detector)
        return tl::unexpected(detector.error());
    return ChannelPipeline(channel, options, *band, std::move(*detector));
}

ChannelPipeline::ChannelPipeline(const Channel& channel, const ChannelPipelineOptions& options,
                                 AnalysisBand band, std::unique_ptr<dsp::Detector> detector)
    : channel_(channel),
      index_(options.channelIndex),
      firstSample_(options.firstSample),
      delay_(sampleAt(options.filterDelay, channel.rate)),
      band_(band),
      detector_(std::move(detector)),
      monitor_(channel, options.firstSample, options.mains),
      history_(static_cast<std::size_t>(sampleAt(exactHistory, channel.rate)),
               static_cast<std::size_t>(sampleAt(longestExpected, channel.rate))),
      nextNoise_(sampleAt(noiseInterval, channel.rate))
{
    found_.reserve(foundAtOnce);
    noise_.reserve(static_cast<std::size_t>(longestExpected / noiseInterval));
}

void ChannelPipeline::watch(std::span<double> raw)
{
    for (double& sample : raw)
        sample =
            std::abs(sample) < largestSample ? sample : std::numeric_limits<double>::quiet_NaN();
    largest_.add(raw);
    monitor_.process(raw);
}

void ChannelPipeline::detect(std::span<const double> filtered, std::vector<MeasuredBurst>& bursts)
{
    while (!filtered.empty()) {
        if (heldCount_ == 0 && filtered.size() >= quantum) {
            detectQuantum(filtered.first(quantum), bursts);
            filtered = filtered.subspan(quantum);
            continue;
        }
        const std::size_t count = std::min(quantum - heldCount_, filtered.size());
        std::copy_n(filtered.begin(), count,
                    held_.begin() + static_cast<std::ptrdiff_t>(heldCount_));
        heldCount_ += count;
        filtered = filtered.subspan(count);
        if (heldCount_ == quantum) {
            heldCount_ = 0;
            detectQuantum(held_, bursts);
        }
    }
}

void ChannelPipeline::finish(std::vector<MeasuredBurst>& bursts)
{
    if (heldCount_ > 0)
        detectQuantum(std::span(held_).first(heldCount_), bursts);
    heldCount_ = 0;
    detector_->finish(found_);
    report(bursts);
}

void ChannelPipeline::detectQuantum(std::span<const double> piece,
                                    std::vector<MeasuredBurst>& bursts)
{
    history_.add(piece);
    detector_->process(piece, found_);
    report(bursts);
    if (history_.size() >= nextNoise_) {
        nextNoise_ += sampleAt(noiseInterval, channel_.rate);
        if (const double now = detector_->noiseRms(); std::isfinite(now))
            noise_.push_back(static_cast<float>(now));
    }
}

void ChannelPipeline::report(std::vector<MeasuredBurst>& bursts)
{
    for (const dsp::DetectedActivity& activity : found_)
        if (!activity.range.isEmpty())
            if (const MeasuredBurst burst = measured(activity); !isRounding(burst))
                bursts.push_back(burst);
    found_.clear();
}

MeasuredBurst ChannelPipeline::measured(const dsp::DetectedActivity& activity) const
{
    const Amplitude amplitude = history_.over(activity.range);
    MeasuredBurst result;
    result.rms = amplitude.rms();
    result.peak = amplitude.peak;
    result.noiseRms = activity.noiseRms;

    Burst& burst = result.burst;
    burst.channel = index_;
    const std::int64_t shift = firstSample_ - delay_;
    burst.range = {std::max(firstSample_, activity.range.begin + shift),
                   std::max(firstSample_ + 1, activity.range.end + shift)};
    burst.interval = {timeOf(burst.range.begin, channel_.rate),
                      timeOf(burst.range.end, channel_.rate)};
    if (activity.alarm)
        burst.alarm = timeOf(*activity.alarm + firstSample_, channel_.rate);
    if (channel_.dimension == Dimension::voltage) {
        burst.rms = Voltage(result.rms);
        burst.peak = Voltage(result.peak);
    }
    burst.rmsOverNoise = activity.noiseRms > 0.0 ? result.rms / activity.noiseRms : 0.0;
    const bool isArtifact =
        activity.isArtifact || monitor_.clippedShare(burst.range) >= clippedPart;
    burst.kind = isArtifact ? BurstKind::artifact : BurstKind::unclassified;
    return result;
}

/// A flat channel comes out of the filters as their rounding, in which a detector sees whatever it
/// likes.
bool ChannelPipeline::isRounding(const MeasuredBurst& burst) const
{
    return burst.peak <= rounding * largest_.upTo(burst.burst.range.end - firstSample_);
}

double ChannelPipeline::noiseRms() const
{
    if (noise_.empty())
        return detector_->noiseRms();
    return dsp::median(std::vector<double>(noise_.begin(), noise_.end()));
}

ChannelQuality ChannelPipeline::quality() const
{
    ChannelQuality quality = monitor_.quality();
    quality.channel = index_;
    quality.bandLow = band_.highPass;
    quality.bandHigh = band_.lowPass;
    quality.filterDelay = timeOf(delay_, channel_.rate);
    const double noise = noiseRms();
    if (channel_.dimension == Dimension::voltage && std::isfinite(noise))
        quality.noiseRms = Voltage(noise);
    if (band_.isNarrow)
        quality.reasons.push_back(fmt::format(
            "the band does not fit surface EMG: {:g} to {:g} Hz at a rate of {:g} Hz instead of 20 "
            "to 450 Hz",
            band_.highPass.hertz(), band_.lowPass.hertz(), channel_.rate.hertz()));
    return quality;
}

}  // namespace facialis::engine
