// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/trace_overview.hpp"

#include <algorithm>
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

std::vector<PyramidTrace> tracesOf(const RecordingInfo& info, const TraceReader& reader)
{
    std::vector<PyramidTrace> traces;
    for (std::size_t c = 0; c < info.channels.size(); ++c)
        traces.push_back({info.channels[c].rate, reader.filter(c).isActive()});
    return traces;
}

}  // namespace

TraceOverview::TraceOverview(const Recording& recording, const TraceReader& reader)
    : recording_(recording),
      reader_(reader),
      pyramids_(tracesOf(recording.info(), reader), longest(recording.info()),
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
            pyramids_.append(c, raw, filtered);
        }
    }
    isComplete_ = true;
    return {};
}

TracePage TraceOverview::page(const TracePageRequest& request) const
{
    TracePage page = pyramids_.page(request);
    page.isPartial = !isComplete_;
    return page;
}

}  // namespace facialis::engine
