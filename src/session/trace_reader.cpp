// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/trace_reader.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <utility>

#include "dsp/filter/filter_method.hpp"
#include "src/pipeline/mains_line.hpp"
#include "src/session/linear_envelope.hpp"
#include "src/session/trace_window.hpp"

namespace facialis::engine {
namespace {

/// As many channels, and samples of them, are filtered at once.
constexpr std::size_t mostTogether = 16;
constexpr std::int64_t mostSamples = 4'000'000;

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
    : recording_(recording), settings_(settings), mains_(mainsOf(recording, settings))
{
    for (const Channel& channel : recording.info().channels)
        filters_.emplace_back(channel, settings_, mains_);
}

FilterGroup TraceReader::makeFilters(std::span<const std::size_t> channels) const
{
    const Frequency rate = recording_.info().channels[channels.front()].rate;
    auto filters = FilterGroup::create(rate, settings_, mains_, channels.size());
    assert(filters && "a display filter that is active was made once already");
    return std::move(*filters);
}

std::int64_t TraceReader::cost(const TracePageRequest& request) const
{
    std::int64_t total = 0;
    for (const std::size_t index : request.channels)
        total += std::max<std::int64_t>(
            0, samplesTouching(request.window, recording_.info().channels[index]).length());
    return total;
}

TracePage TraceReader::page(const TracePageRequest& request, const std::stop_token& stop) const
{
    const auto& channels = recording_.info().channels;
    TracePage page;
    page.request = request;
    page.traces.resize(request.channels.size());
    if (request.hasEnvelopes)
        page.envelopes.resize(request.channels.size());
    std::vector<std::size_t> together;  // channels, and their places in the page
    std::vector<std::size_t> places;
    const auto fits = [&](std::size_t channel) {
        const Channel& first = channels[together.front()];
        const std::int64_t samples = samplesTouching(request.window, first).length();
        const auto most = static_cast<std::size_t>(
            std::clamp<std::int64_t>(mostSamples / std::max<std::int64_t>(1, samples), 1,
                                     static_cast<std::int64_t>(mostTogether)));
        return together.size() < most && channels[channel].rate == first.rate &&
               channels[channel].length == first.length &&
               isFiltered(channel, request.display) ==
                   isFiltered(together.front(), request.display);
    };
    const auto show = [&] {
        const SampleRange range = samplesTouching(request.window, channels[together.front()]);
        if (range.isEmpty()) {
            for (const std::size_t place : places)
                page.traces[place] = toColumns({}, 0.0, 1.0, request.columns);
            return;
        }
        const bool hasEnvelopes =
            request.hasEnvelopes && isFiltered(together.front(), request.display);
        auto windows = read(together, range, request.display,
                            hasEnvelopes ? LinearEnvelope::settling : Duration(0.0));
        for (std::size_t k = 0; k < windows.size(); ++k) {
            if (!windows[k]) {
                page.error = windows[k].error();
                continue;
            }
            const Channel& about = channels[together[k]];
            page.traces[places[k]] = columnsOf(about, request, range, windows[k]->rawRange(),
                                               windows[k]->filteredRange());
            if (hasEnvelopes)
                page.envelopes[places[k]] = envelope(about, request, range, *windows[k]);
        }
    };
    for (std::size_t i = 0; i < request.channels.size() && !stop.stop_requested(); ++i) {
        if (!together.empty() && !fits(request.channels[i])) {
            show();
            together.clear();
            places.clear();
        }
        together.push_back(request.channels[i]);
        places.push_back(i);
    }
    if (!together.empty() && !stop.stop_requested())
        show();
    return page;
}

std::vector<Result<TraceReader::Window>> TraceReader::read(std::span<const std::size_t> channels,
                                                           SampleRange range, TraceDisplay display,
                                                           Duration margin) const
{
    const Channel& about = recording_.info().channels[channels.front()];
    const DisplayFilter& filter = filters_[channels.front()];
    const bool areFiltered = isFiltered(channels.front(), display);
    const std::int64_t padding =
        areFiltered ? sampleAt(filter.padding() + margin, about.rate) + 1 : 0;
    const SampleRange padded =
        SampleRange{range.begin - padding, range.end + padding}.intersection({0, about.length});
    std::vector<Result<Window>> windows(channels.size());
    std::vector<std::size_t> readable;
    for (std::size_t k = 0; k < channels.size() && !padded.isEmpty(); ++k) {
        windows[k]->before = static_cast<std::size_t>(range.begin - padded.begin);
        windows[k]->count = static_cast<std::size_t>(range.length());
        windows[k]->raw.resize(static_cast<std::size_t>(padded.length()));
        if (auto done = recording_.read(channels[k], padded, windows[k]->raw); done)
            readable.push_back(k);
        else
            windows[k] = tl::unexpected(done.error());
    }
    if (areFiltered && !readable.empty()) {
        std::vector<std::size_t> members;
        std::vector<std::span<const double>> raw;
        for (const std::size_t k : readable) {
            members.push_back(channels[k]);
            raw.emplace_back(windows[k]->raw);
        }
        FilterGroup filters = makeFilters(members);
        const auto take = [&] {
            for (std::size_t m = 0; m < readable.size(); ++m) {
                std::vector<double>& filtered = windows[readable[m]]->filtered;
                filtered.reserve(windows[readable[m]]->raw.size());
                const std::span<const double> ready = filters.filtered(m);
                filtered.insert(filtered.end(), ready.begin(), ready.end());
            }
        };
        filters.process(raw);
        take();
        filters.finish();
        take();
    }
    return windows;
}

TraceEnvelope TraceReader::envelope(const Channel& channel, const TracePageRequest& request,
                                    SampleRange range, Window& window) const
{
    TraceEnvelope envelope;
    // No more values than a third of the columns: a line has no use for more. Always the same
    // ones, wherever the page begins, and one beyond each edge.
    const double perValue = channel.rate / LinearEnvelope::rate;
    const auto stride = static_cast<std::int64_t>(
        std::max(1.0, static_cast<double>(range.length()) / perValue * 3.0 /
                          static_cast<double>(request.columns + 1)));
    const auto first =
        static_cast<std::int64_t>(static_cast<double>(range.begin) / perValue) / stride * stride;
    const auto last =
        static_cast<std::int64_t>(std::ceil(static_cast<double>(range.end) / perValue)) +
        2 * stride;
    auto smoother = LinearEnvelope::create(channel.rate, settings_.filtering,
                                           range.begin - static_cast<std::int64_t>(window.before),
                                           {.first = first, .count = last - first + 1});
    if (!smoother)
        return envelope;
    smoother->take(window.filtered);
    smoother->finish();
    const auto values = smoother->values();
    const Duration spacing = Duration(1.0 / LinearEnvelope::rate.hertz());
    envelope.first = spacing * (static_cast<double>(first) + static_cast<double>(stride - 1) / 2.0);
    envelope.step = spacing * static_cast<double>(stride);
    const auto group = static_cast<std::size_t>(stride);
    for (std::size_t i = 0; i < values.size(); i += group) {
        double highest = std::numeric_limits<double>::quiet_NaN();
        for (std::size_t k = i; k < std::min(i + group, values.size()); ++k)
            if (!(values[k] <= highest))  // a gap in the group does not hide what is beside it
                highest = std::isnan(values[k]) ? highest : values[k];
        envelope.values.push_back(static_cast<float>(highest));
    }
    return envelope;
}

Result<std::vector<double>> TraceReader::samples(std::size_t channel, SampleRange range,
                                                 TraceDisplay display) const
{
    auto window = std::move(read({&channel, 1}, range, display).front());
    if (!window)
        return tl::unexpected(window.error());
    const auto shown = window->filtered.empty() ? window->rawRange() : window->filteredRange();
    return std::vector<double>(shown.begin(), shown.end());
}

}  // namespace facialis::engine
