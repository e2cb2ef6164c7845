// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/trace_reader.hpp"

#include <algorithm>

#include "dsp/filter/filter_method.hpp"
#include "src/pipeline/mains_line.hpp"
#include "src/session/trace_window.hpp"

namespace facialis::engine {
namespace {

/// The line as the analysis finds it; looked for only where a filter needs it.
Frequency mainsOf(const Recording& recording, const AnalysisSettings& settings)
{
    if (settings.mains)
        return *settings.mains;
    const auto methods = dsp::filterMethods();
    if (std::none_of(methods.begin(), methods.end(), [&](const dsp::FilterMethod* method) {
            return method->needsMains && settings.filters.count(method->name) > 0;
        }))
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
            0, samplesTouching(request.window, recording_.info().channels[index]).length());
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
    const SampleRange range = samplesTouching(request.window, about);
    if (range.isEmpty())
        return toColumns({}, 0.0, 1.0, request.columns);
    const auto window = read(channel, range, request.display);
    if (!window)
        return tl::unexpected(window.error());
    return columnsOf(about, request, range, window->raw, window->filtered);
}

}  // namespace facialis::engine
