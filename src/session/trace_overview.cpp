// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/trace_overview.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

#include "dsp/filter/streaming_filter.hpp"

namespace facialis::engine {
namespace {

constexpr double chunkSeconds = 8.0;  // 64 channels x 2048 Hz: one million samples a chunk

std::int64_t longest(const RecordingInfo& info)
{
    std::int64_t length = 0;
    for (const Channel& channel : info.channels)
        length = std::max(length, channel.length);
    return length;
}

}  // namespace

TraceOverview::TraceOverview(const Recording& recording, const TraceReader& reader)
    : recording_(recording),
      reader_(reader),
      raw_(recording.info().channels.size(), longest(recording.info()),
           MinMaxPyramid::mostBytes / 2),
      filtered_(recording.info().channels.size(), longest(recording.info()),
                MinMaxPyramid::mostBytes / 2)
{
}

Result<void> TraceOverview::build(std::stop_token stop)
{
    const auto& channels = recording_.info().channels;
    std::vector<std::unique_ptr<dsp::StreamingFilter>> filters(channels.size());
    for (std::size_t c = 0; c < channels.size(); ++c)
        if (reader_.filter(c).isActive())
            filters[c] = reader_.filter(c).make();

    std::vector<double> raw, filtered;
    const double length = recording_.info().duration.seconds();
    for (double time = 0.0; time < length; time += chunkSeconds) {
        const bool isLast = time + chunkSeconds >= length;
        for (std::size_t c = 0; c < channels.size(); ++c) {
            if (stop.stop_requested())
                return {};
            const auto upTo = [&](double seconds) {
                return std::min(channels[c].length, sampleAt(Duration(seconds), channels[c].rate));
            };
            const SampleRange range{upTo(time),
                                    isLast ? channels[c].length : upTo(time + chunkSeconds)};
            raw.resize(static_cast<std::size_t>(range.length()));
            filtered.clear();
            if (!raw.empty())
                if (auto read = recording_.read(c, range, raw); !read)
                    return read;
            if (filters[c]) {
                filters[c]->process(raw, filtered);
                if (isLast)
                    filters[c]->finish(filtered);
            }
            const std::lock_guard lock(mutex_);
            raw_.append(c, raw);
            filtered_.append(c, filtered);
        }
    }
    isComplete_ = true;
    return {};
}

bool TraceOverview::suits(const TracePageRequest& request, double columnsABin) const
{
    const std::lock_guard lock(mutex_);
    const auto base = static_cast<double>(std::max(raw_.baseSamples(), filtered_.baseSamples()));
    const double column = request.window.length().seconds() /
                          static_cast<double>(std::max<std::size_t>(1, request.columns));
    return std::ranges::all_of(request.channels, [&](std::size_t c) {
        return column * recording_.info().channels[c].rate.hertz() * columnsABin >= base;
    });
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
    const Frequency rate = recording_.info().channels[channel].rate;
    const SampleRange range{sampleAt(request.window.onset, rate),
                            sampleAt(request.window.offset, rate)};
    const bool isFiltered =
        request.display == TraceDisplay::filtered && reader_.filter(channel).isActive();
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
