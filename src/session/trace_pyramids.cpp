// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/trace_pyramids.hpp"

#include <algorithm>
#include <utility>

namespace facialis::engine {

TracePyramids::TracePyramids(std::vector<PyramidTrace> traces, std::int64_t expectedLength,
                             std::size_t limitBytes)
    : traces_(std::move(traces)),
      raw_(traces_.size(), expectedLength, limitBytes),
      filtered_(traces_.size(), expectedLength, limitBytes)
{
}

void TracePyramids::takeMemory()
{
    const std::lock_guard lock(mutex_);
    raw_.takeMemory();
    filtered_.takeMemory();
}

void TracePyramids::append(std::size_t channel, std::span<const double> raw,
                           std::span<const double> filtered)
{
    const std::lock_guard lock(mutex_);
    raw_.append(channel, raw);
    filtered_.append(channel, filtered);
}

bool TracePyramids::suits(const TracePageRequest& request, double columnsABin) const
{
    const std::lock_guard lock(mutex_);
    const auto base = static_cast<double>(std::max(raw_.baseSamples(), filtered_.baseSamples()));
    const double column = request.window.length().seconds() /
                          static_cast<double>(std::max<std::size_t>(1, request.columns));
    return std::ranges::all_of(request.channels, [&](std::size_t c) {
        return column * traces_[c].rate.hertz() * columnsABin >= base;
    });
}

TracePage TracePyramids::page(const TracePageRequest& request) const
{
    TracePage page;
    page.request = request;
    for (const std::size_t channel : request.channels)
        page.traces.push_back(columns(channel, request));
    return page;
}

TraceColumns TracePyramids::columns(std::size_t channel, const TracePageRequest& request) const
{
    const PyramidTrace& trace = traces_[channel];
    const SampleRange range{sampleAt(request.window.onset, trace.rate),
                            sampleAt(request.window.offset, trace.rate)};
    const bool isFiltered = request.display == TraceDisplay::filtered && trace.hasFiltered;
    TraceColumns out;
    {
        const std::lock_guard lock(mutex_);
        MinMaxColumns found = (isFiltered ? filtered_ : raw_)
                                  .query(channel, range, std::max<std::size_t>(1, request.columns));
        out.low = std::move(found.low);
        out.high = std::move(found.high);
    }
    out.baseline = baselineOf(out);
    return out;
}

}  // namespace facialis::engine
