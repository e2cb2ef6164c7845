// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/linear_envelope_series.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "src/session/display_filter.hpp"
#include "src/session/linear_envelope.hpp"

namespace facialis::engine {

namespace {

constexpr std::int64_t portion = 65536;

Result<std::vector<double>> envelopeOf(const Recording& recording, std::size_t channel,
                                       const AnalysisSettings& settings, Frequency mains,
                                       std::int64_t length)
{
    const Channel& about = recording.info().channels[channel];
    const auto band = DisplayFilter(about, settings, mains).make();
    auto envelope =
        LinearEnvelope::create(about.rate, settings.filtering, 0, {.first = 0, .count = length});
    std::vector<double> samples, filtered;
    for (std::int64_t begin = 0; begin < about.length; begin += portion) {
        const SampleRange range{begin, std::min(begin + portion, about.length)};
        samples.resize(static_cast<std::size_t>(range.length()));
        if (const Result<void> read = recording.read(channel, range, samples); !read)
            return tl::unexpected(read.error());
        recording.release(timeOf(range.begin, about.rate));
        filtered.clear();
        band->process(samples, filtered);
        envelope->take(filtered);
    }
    filtered.clear();
    band->finish(filtered);
    envelope->take(filtered);
    envelope->finish();
    return envelope->values();
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
                LinearEnvelope::create(channel.rate, settings.filtering, 0, {}))
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
    series.rate = LinearEnvelope::rate;
    series.channels = channelsFor(info, settings, mains);
    for (const std::size_t k : series.channels)
        series.length =
            std::max(series.length,
                     static_cast<std::int64_t>(std::ceil(info.channels[k].duration().seconds() *
                                                         LinearEnvelope::rate.hertz())));
    const bool isVoltage = !series.channels.empty() &&
                           info.channels[series.channels.front()].dimension == Dimension::voltage;
    series.unit = isVoltage ? "volts" : "n/a";
    if (!series.channels.empty())
        series.description = fmt::format(
            "linear envelope: {}; rectified; Butterworth low-pass of order {} at {:g} Hz, {}; {:g} "
            "values a second, between samples by a straight line",
            DisplayFilter(info.channels[series.channels.front()], settings, mains).badge(),
            LinearEnvelope::order, LinearEnvelope::edge.hertz(),
            settings.filtering == Filtering::causal ? "causal" : "forward and backward",
            LinearEnvelope::rate.hertz());
    series.samplesOf = [&recording, settings, mains, length = series.length](std::size_t channel) {
        return envelopeOf(recording, channel, settings, mains, length);
    };
    return series;
}

}  // namespace facialis::engine
