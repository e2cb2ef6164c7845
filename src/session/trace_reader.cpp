// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/trace_reader.hpp"

#include <algorithm>
#include <cmath>

#include "src/pipeline/mains_line.hpp"

namespace facialis::engine {
namespace {

/// Samples that touch the window, with one more on each side for the lines that enter and leave.
SampleRange rangeOf(TimeInterval window, const Channel& channel)
{
    const double rate = channel.rate.hertz();
    const auto begin = static_cast<std::int64_t>(std::floor(window.onset.seconds() * rate)) - 1;
    const auto end = static_cast<std::int64_t>(std::ceil(window.offset.seconds() * rate)) + 2;
    return SampleRange{begin, end}.intersection({0, channel.length});
}

/// Limits of what the recorder can store, in physical units.
std::pair<double, double> limitsOf(const Channel& channel)
{
    const double a = static_cast<double>(*channel.storedMinimum) * channel.scale + channel.offset;
    const double b = static_cast<double>(*channel.storedMaximum) * channel.scale + channel.offset;
    const double tolerance = 1e-9 * std::abs(b - a);
    return {std::min(a, b) + tolerance, std::max(a, b) - tolerance};
}

/// The line as the analysis finds it; looked for only where a filter needs it.
Frequency mainsOf(const Recording& recording, const AnalysisSettings& settings)
{
    if (settings.mains)
        return *settings.mains;
    if (settings.filters.empty())
        return 50_Hz;
    return strongerMains(recording, {Duration(0.0), recording.info().duration});
}

}  // namespace

TraceReader::TraceReader(const Recording& recording, const AnalysisSettings& settings)
    : recording_(recording)
{
    const Frequency mains = mainsOf(recording, settings);
    for (const Channel& channel : recording.info().channels)
        filters_.emplace_back(channel, settings, mains);
}

std::int64_t TraceReader::cost(const TracePageRequest& request) const
{
    std::int64_t total = 0;
    for (const std::size_t index : request.channels)
        total += std::max<std::int64_t>(
            0, rangeOf(request.window, recording_.info().channels[index]).length());
    return total;
}

TracePage TraceReader::page(const TracePageRequest& request, std::stop_token stop) const
{
    TracePage page;
    page.request = request;
    page.traces.resize(request.channels.size());
    for (std::size_t i = 0; i < request.channels.size() && !stop.stop_requested(); ++i) {
        Result<TraceColumns> columns = this->columns(request.channels[i], request);
        if (columns)
            page.traces[i] = std::move(*columns);
        else
            page.error = columns.error();
    }
    return page;
}

Result<TraceReader::Window> TraceReader::read(std::size_t channel, SampleRange range,
                                              TraceDisplay display) const
{
    const Channel& about = recording_.info().channels[channel];
    const DisplayFilter& filter = filters_[channel];
    const bool isFiltered = display == TraceDisplay::filtered && filter.isActive();
    const std::int64_t padding = isFiltered ? sampleAt(filter.padding(), about.rate) + 1 : 0;
    const SampleRange padded =
        SampleRange{range.begin - padding, range.end + padding}.intersection({0, about.length});
    Window window;
    window.raw.resize(static_cast<std::size_t>(padded.length()));
    if (window.raw.empty())
        return window;
    if (auto done = recording_.read(channel, padded, window.raw); !done)
        return tl::unexpected(done.error());
    const auto cut = [&](std::vector<double>& samples) {
        samples.erase(samples.begin(), samples.begin() + (range.begin - padded.begin));
        samples.resize(static_cast<std::size_t>(range.length()));
    };
    if (isFiltered) {
        window.filtered.reserve(window.raw.size());
        const auto stage = filter.make();
        stage->process(window.raw, window.filtered);
        stage->finish(window.filtered);
        cut(window.filtered);
    }
    cut(window.raw);
    return window;
}

Result<std::vector<double>> TraceReader::samples(std::size_t channel, SampleRange range,
                                                 TraceDisplay display) const
{
    auto window = read(channel, range, display);
    if (!window)
        return tl::unexpected(window.error());
    return std::move(window->filtered.empty() ? window->raw : window->filtered);
}

Result<TraceColumns> TraceReader::columns(std::size_t channel,
                                          const TracePageRequest& request) const
{
    const Channel& about = recording_.info().channels[channel];
    const SampleRange range = rangeOf(request.window, about);
    if (range.isEmpty())
        return toColumns({}, 0.0, 1.0, request.columns);
    const auto window = read(channel, range, request.display);
    if (!window)
        return tl::unexpected(window.error());
    const double perSecond =
        static_cast<double>(request.columns) / request.window.length().seconds();
    const double step = perSecond / about.rate.hertz();
    const double first =
        (timeOf(range.begin, about.rate) - request.window.onset).seconds() * perSecond;
    TraceColumns columns = toColumns(window->filtered.empty() ? window->raw : window->filtered,
                                     first, step, request.columns);
    if (about.storedMinimum && about.storedMaximum && *about.storedMinimum < *about.storedMaximum) {
        // Clipping is a property of what was recorded, whatever is displayed.
        const auto [low, high] = limitsOf(about);
        markClipped(columns, window->raw, first, step, low, high);
    }
    return columns;
}

}  // namespace facialis::engine
