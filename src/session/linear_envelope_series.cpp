// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/linear_envelope_series.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

#include "dsp/filter/butterworth.hpp"
#include "src/session/display_filter.hpp"

namespace facialis::engine {

namespace {

constexpr Frequency edge = 6_Hz;
constexpr Frequency rate = 50_Hz;
constexpr int order = 2;
constexpr std::int64_t portion = 65536;

/// Picks the values at multiples of 1/50 s from a signal that arrives in portions.
class Resampler {
public:
    Resampler(Frequency from, std::int64_t length)
        : step_(from / rate),
          values_(static_cast<std::size_t>(length), std::numeric_limits<double>::quiet_NaN())
    {
    }

    void take(std::span<const double> samples)
    {
        for (const double sample : samples) {
            for (; next_ < values_.size() && position() <= static_cast<double>(taken_); ++next_) {
                const double share = static_cast<double>(taken_) - position();
                values_[next_] = share > 0.0 ? sample + (last_ - sample) * share : sample;
            }
            last_ = sample;
            ++taken_;
        }
    }

    [[nodiscard]] std::vector<double> values() { return std::move(values_); }

private:
    /// Of the value that is due, in samples of the signal.
    [[nodiscard]] double position() const { return static_cast<double>(next_) * step_; }

    double step_;
    std::vector<double> values_;
    std::size_t next_ = 0;
    std::int64_t taken_ = 0;
    double last_ = 0.0;
};

std::unique_ptr<dsp::StreamingFilter> smoothing(Frequency from, Filtering filtering)
{
    auto sections = dsp::butterworthLowPass(order, edge, from);
    if (!sections)
        return nullptr;
    return filtering == Filtering::causal ? dsp::causalFilter(std::move(*sections), from, edge)
                                          : dsp::zeroPhaseFilter(std::move(*sections), from);
}

/// Band, rectification, low-pass, one behind the other.
class EnvelopeChain {
public:
    EnvelopeChain(std::unique_ptr<dsp::StreamingFilter> band,
                  std::unique_ptr<dsp::StreamingFilter> smooth, Resampler& into)
        : band_(std::move(band)), smooth_(std::move(smooth)), into_(into)
    {
    }

    void take(std::span<const double> samples)
    {
        filtered_.clear();
        band_->process(samples, filtered_);
        passOn();
    }
    void finish()
    {
        filtered_.clear();
        band_->finish(filtered_);
        passOn();
        smoothed_.clear();
        smooth_->finish(smoothed_);
        into_.take(smoothed_);
    }

private:
    void passOn()
    {
        for (double& sample : filtered_)
            sample = std::abs(sample);
        smoothed_.clear();
        smooth_->process(filtered_, smoothed_);
        into_.take(smoothed_);
    }

    std::unique_ptr<dsp::StreamingFilter> band_, smooth_;
    Resampler& into_;
    std::vector<double> filtered_, smoothed_;
};

Result<std::vector<double>> envelopeOf(const Recording& recording, std::size_t channel,
                                       const AnalysisSettings& settings, Frequency mains,
                                       std::int64_t length)
{
    const Channel& about = recording.info().channels[channel];
    Resampler resampler(about.rate, length);
    EnvelopeChain chain(DisplayFilter(about, settings, mains).make(),
                        smoothing(about.rate, settings.filtering), resampler);
    std::vector<double> samples;
    for (std::int64_t begin = 0; begin < about.length; begin += portion) {
        const SampleRange range{begin, std::min(begin + portion, about.length)};
        samples.resize(static_cast<std::size_t>(range.length()));
        if (const Result<void> read = recording.read(channel, range, samples); !read)
            return tl::unexpected(read.error());
        recording.release(timeOf(range.begin, about.rate));
        chain.take(samples);
    }
    chain.finish();
    return resampler.values();
}

std::vector<std::size_t> channelsFor(const RecordingInfo& info, const AnalysisSettings& settings,
                                     Frequency mains)
{
    for (const Dimension dimension : {Dimension::voltage, Dimension::counts}) {
        std::vector<std::size_t> channels;
        for (std::size_t k = 0; k < info.channels.size(); ++k) {
            const Channel& channel = info.channels[k];
            if (channel.dimension == dimension &&
                DisplayFilter(channel, settings, mains).isActive() &&
                smoothing(channel.rate, settings.filtering))
                channels.push_back(k);
        }
        if (!channels.empty())
            return channels;
    }
    return {};
}

}  // namespace

DerivedSeries linearEnvelopeSeries(const Recording& recording, const AnalysisSettings& settings,
                                   Frequency mains)
{
    const RecordingInfo& info = recording.info();
    DerivedSeries series;
    series.name = "envelope";
    series.rate = rate;
    series.channels = channelsFor(info, settings, mains);
    for (const std::size_t k : series.channels)
        series.length = std::max(
            series.length, static_cast<std::int64_t>(
                               std::ceil(info.channels[k].duration().seconds() * rate.hertz())));
    const bool isVoltage = !series.channels.empty() &&
                           info.channels[series.channels.front()].dimension == Dimension::voltage;
    series.unit = isVoltage ? "volts" : "n/a";
    if (!series.channels.empty())
        series.description = fmt::format(
            "linear envelope: {}; rectified; Butterworth low-pass of order {} at {:g} Hz, {}; {:g} "
            "values a second, between samples by a straight line",
            DisplayFilter(info.channels[series.channels.front()], settings, mains).badge(), order,
            edge.hertz(),
            settings.filtering == Filtering::causal ? "causal" : "forward and backward",
            rate.hertz());
    series.samplesOf = [&recording, settings, mains, length = series.length](std::size_t channel) {
        return envelopeOf(recording, channel, settings, mains, length);
    };
    return series;
}

}  // namespace facialis::engine
