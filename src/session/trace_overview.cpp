// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/trace_overview.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

#include "dsp/filter/streaming_filter.hpp"

namespace facialis::engine {
namespace {

constexpr std::int64_t mostBins = 65536;
constexpr double chunkSeconds = 8.0;  // 64 channels x 2048 Hz: one million samples a chunk
constexpr float nothing = std::numeric_limits<float>::quiet_NaN();

}  // namespace

void TraceOverview::Bins::add(std::size_t bin, double value)
{
    const auto v = static_cast<float>(value);
    // A NaN value changes nothing; a NaN bin is replaced.
    if (v < low[bin] || std::isnan(low[bin]))
        low[bin] = v;
    if (v > high[bin] || std::isnan(high[bin]))
        high[bin] = v;
}

TraceOverview::TraceOverview(const Recording& recording, const TraceReader& reader)
    : recording_(recording), reader_(reader)
{
    const auto& channels = recording.info().channels;
    for (std::size_t c = 0; c < channels.size(); ++c) {
        Trace trace;
        trace.samplesPerBin =
            std::max<std::int64_t>(1, (channels[c].length + mostBins - 1) / mostBins);
        const auto bins = static_cast<std::size_t>((channels[c].length + trace.samplesPerBin - 1) /
                                                   trace.samplesPerBin);
        trace.raw = {std::vector(bins, nothing), std::vector(bins, nothing)};
        if (reader.filter(c).isActive())
            trace.filtered = trace.raw;
        traces_.push_back(std::move(trace));
    }
}

Result<void> TraceOverview::build(std::stop_token stop)
{
    const auto& channels = recording_.info().channels;
    /// Where a channel is: samples read, filtered samples that have come out.
    struct Progress {
        std::unique_ptr<dsp::StreamingFilter> filter;
        std::int64_t read = 0, filtered = 0;
    };
    std::vector<Progress> at(channels.size());
    for (std::size_t c = 0; c < channels.size(); ++c)
        if (!traces_[c].filtered.low.empty())
            at[c].filter = reader_.filter(c).make();

    const auto add = [](Bins& bins, std::int64_t perBin, std::int64_t first,
                        const std::vector<double>& values) {
        for (std::size_t i = 0; i < values.size(); ++i) {
            const std::int64_t sample = first + static_cast<std::int64_t>(i);
            const auto bin = static_cast<std::size_t>(sample / perBin);
            if (bin < bins.low.size())
                bins.add(bin, values[i]);
        }
    };
    std::vector<double> raw, filtered;
    const double length = recording_.info().duration.seconds();
    for (double time = 0.0; time < length; time += chunkSeconds) {
        for (std::size_t c = 0; c < channels.size(); ++c) {
            if (stop.stop_requested())
                return {};
            const std::int64_t end = std::min(
                channels[c].length, sampleAt(Duration(time + chunkSeconds), channels[c].rate));
            const SampleRange range{at[c].read, end};
            const bool isLast = time + chunkSeconds >= length;
            if (range.isEmpty() && !isLast)
                continue;
            raw.resize(static_cast<std::size_t>(std::max<std::int64_t>(0, range.length())));
            filtered.clear();
            if (!raw.empty()) {
                if (auto read = recording_.read(c, range, raw); !read)
                    return read;
                if (at[c].filter)
                    at[c].filter->process(raw, filtered);
            }
            if (isLast && at[c].filter)
                at[c].filter->finish(filtered);
            const std::lock_guard lock(mutex_);
            add(traces_[c].raw, traces_[c].samplesPerBin, at[c].read, raw);
            add(traces_[c].filtered, traces_[c].samplesPerBin, at[c].filtered, filtered);
            at[c].read = std::max(at[c].read, end);
            at[c].filtered += static_cast<std::int64_t>(filtered.size());
        }
        progress_ = std::min(1.0, (time + chunkSeconds) / length);
    }
    progress_ = 1.0;
    isComplete_ = true;
    return {};
}

Duration TraceOverview::resolution(std::size_t channel) const
{
    return timeOf(traces_[channel].samplesPerBin, recording_.info().channels[channel].rate);
}

bool TraceOverview::suits(const TracePageRequest& request) const
{
    const Duration column =
        request.window.length() / static_cast<double>(std::max<std::size_t>(1, request.columns));
    return std::ranges::all_of(request.channels,
                               [&](std::size_t c) { return column >= resolution(c); });
}

TracePage TraceOverview::page(const TracePageRequest& request) const
{
    TracePage page;
    page.request = request;
    page.isPartial = !isComplete_;
    for (const std::size_t channel : request.channels)
        page.traces.push_back(columns(channel, request));
    return page;
}

TraceColumns TraceOverview::columns(std::size_t channel, const TracePageRequest& request) const
{
    TraceColumns out;
    out.low.assign(request.columns, nothing);
    out.high.assign(request.columns, nothing);
    const Trace& trace = traces_[channel];
    const bool isFiltered =
        request.display == TraceDisplay::filtered && !trace.filtered.low.empty();
    const Bins& bins = isFiltered ? trace.filtered : trace.raw;
    const double binsPerSecond = 1.0 / resolution(channel).seconds();
    const double binsPerColumn =
        request.window.length().seconds() * binsPerSecond / static_cast<double>(request.columns);
    const double first = request.window.onset.seconds() * binsPerSecond;
    const auto count = static_cast<std::int64_t>(bins.low.size());
    {
        const std::lock_guard lock(mutex_);
        for (std::size_t c = 0; c < request.columns; ++c) {
            const double left = first + static_cast<double>(c) * binsPerColumn;
            const std::int64_t from =
                std::clamp<std::int64_t>(static_cast<std::int64_t>(std::floor(left)), 0, count);
            const std::int64_t to = std::clamp<std::int64_t>(
                static_cast<std::int64_t>(std::ceil(left + binsPerColumn)), 0, count);
            for (std::int64_t b = from; b < to; ++b) {
                const auto bin = static_cast<std::size_t>(b);
                if (!(out.low[c] <= bins.low[bin]) && !std::isnan(bins.low[bin]))
                    out.low[c] = bins.low[bin];
                if (!(out.high[c] >= bins.high[bin]) && !std::isnan(bins.high[bin]))
                    out.high[c] = bins.high[bin];
            }
        }
    }
    out.baseline = baselineOf(out);
    return out;
}

}  // namespace facialis::engine
