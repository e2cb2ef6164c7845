// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/trace_overview.hpp"

#include <algorithm>
#include <atomic>
#include <barrier>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "src/pipeline/filter_group.hpp"

namespace facialis::engine {
namespace {

/// 16 channels x 2048 Hz: 131,000 samples at once, which fit into the caches.
constexpr double chunkSeconds = 4.0;
/// As many channels go through a stage together; a multiple of what a kernel takes at once.
constexpr std::size_t mostInLane = 16;

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

/// Channels of one rate that go through the recording together.
struct Lane {
    std::vector<std::size_t> channels;
    std::optional<FilterGroup> filters;  ///< empty: shown as recorded
    std::vector<std::vector<double>> raw;
    std::vector<std::span<const double>> views;
};

/// @param threads  as many lanes, where there are channels enough of a kind
std::vector<Lane> lanesOf(const RecordingInfo& info, const TraceReader& reader, unsigned threads)
{
    const std::size_t share = info.channels.size() / threads;
    const std::size_t most = std::clamp<std::size_t>(share, 1, mostInLane);
    std::vector<Lane> lanes;
    std::vector<bool> isActive;
    for (std::size_t c = 0; c < info.channels.size(); ++c) {
        std::size_t k = 0;
        while (k < lanes.size() &&
               (lanes[k].channels.size() == most || isActive[k] != reader.filter(c).isActive() ||
                info.channels[lanes[k].channels.front()].rate != info.channels[c].rate))
            ++k;
        if (k == lanes.size()) {
            lanes.emplace_back();
            isActive.push_back(reader.filter(c).isActive());
        }
        lanes[k].channels.push_back(c);
    }
    for (std::size_t k = 0; k < lanes.size(); ++k) {
        if (isActive[k])
            lanes[k].filters = reader.makeFilters(lanes[k].channels);
        lanes[k].raw.resize(lanes[k].channels.size());
        lanes[k].views.resize(lanes[k].channels.size());
    }
    return lanes;
}

/// Reads, filters and adds one stretch. @param isLast  the filters give what they held back
Result<void> advance(Lane& lane, const Recording& recording, TimeInterval stretch, bool isLast,
                     TracePyramids& pyramids)
{
    for (std::size_t k = 0; k < lane.channels.size(); ++k) {
        const Channel& channel = recording.info().channels[lane.channels[k]];
        const auto upTo = [&](Duration time) {
            return std::min(channel.length, sampleAt(time, channel.rate));
        };
        const SampleRange range{upTo(stretch.onset),
                                isLast ? channel.length : upTo(stretch.offset)};
        lane.raw[k].resize(static_cast<std::size_t>(range.length()));
        if (!range.isEmpty())
            if (auto read = recording.read(lane.channels[k], range, lane.raw[k]); !read)
                return read;
        lane.views[k] = lane.raw[k];
    }
    if (lane.filters)
        lane.filters->process(lane.views);
    for (std::size_t k = 0; k < lane.channels.size(); ++k)
        pyramids.append(lane.channels[k], lane.views[k],
                        lane.filters ? lane.filters->filtered(k) : std::span<const double>());
    if (lane.filters && isLast) {
        lane.filters->finish();
        for (std::size_t k = 0; k < lane.channels.size(); ++k)
            pyramids.append(lane.channels[k], {}, lane.filters->filtered(k));
    }
    return {};
}

}  // namespace

TraceOverview::TraceOverview(const Recording& recording, const TraceReader& reader)
    : recording_(recording),
      reader_(reader),
      pyramids_(tracesOf(recording.info(), reader), longest(recording.info()),
                MinMaxPyramid::mostBytes / 2)
{
}

Result<void> TraceOverview::build(std::stop_token stop, unsigned threads)
{
    constexpr unsigned mostThreads = 64;
    const unsigned wanted = std::clamp(threads, 1U, mostThreads);
    std::vector<Lane> lanes = lanesOf(recording_.info(), reader_, wanted);
    const auto workers = static_cast<unsigned>(std::clamp<std::size_t>(lanes.size(), 1, wanted));
    const double length = recording_.info().duration.seconds();
    std::atomic<bool> hasFailed = false;
    std::mutex mutex;  // guards `outcome`
    Result<void> outcome;
    // All go through the recording side by side: what one has read another finds in the cache.
    std::barrier together(static_cast<std::ptrdiff_t>(workers));
    const auto work = [&](unsigned worker) {
        for (double time = 0.0; time < length; time += chunkSeconds) {
            const bool isLast = time + chunkSeconds >= length;
            for (std::size_t k = worker; k < lanes.size(); k += workers) {
                if (stop.stop_requested() || hasFailed) {
                    together.arrive_and_drop();
                    return;
                }
                auto done =
                    advance(lanes[k], recording_, {Duration(time), Duration(time + chunkSeconds)},
                            isLast, pyramids_);
                if (done)
                    continue;
                hasFailed = true;
                const std::lock_guard lock(mutex);
                outcome = std::move(done);
                together.arrive_and_drop();
                return;
            }
            together.arrive_and_wait();
        }
    };
    {
        std::vector<std::jthread> helpers;
        for (unsigned worker = 1; worker < workers; ++worker)
            helpers.emplace_back([&work, worker] { work(worker); });
        work(0);
    }
    isComplete_ = outcome.has_value() && !stop.stop_requested();
    return outcome;
}

TracePage TraceOverview::page(const TracePageRequest& request) const
{
    TracePage page = pyramids_.page(request);
    page.isPartial = !isComplete_;
    return page;
}

}  // namespace facialis::engine
