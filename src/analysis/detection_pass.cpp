// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/detection_pass.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <thread>

namespace facialis::engine {
namespace {

/// Long enough that threads are worth starting, short enough that 64 channels stay small.
constexpr Duration chunk{4.0};

/// One channel on its way through the recording.
struct Lane {
    Channel channel;
    ChannelPipeline pipeline;
    ChannelOutcome* outcome = nullptr;
    std::optional<Error> error;
};

SampleRange samplesOf(const Channel& channel, TimeInterval interval)
{
    return SampleRange{sampleAt(interval.onset, channel.rate),
                       sampleAt(interval.offset, channel.rate)}
        .intersection({0, channel.length});
}

void advance(Lane& lane, const DetectionRequest& request, TimeInterval interval,
             std::vector<double>& buffer)
{
    const SampleRange range = samplesOf(lane.channel, interval);
    if (range.isEmpty() || lane.error)
        return;
    buffer.resize(static_cast<std::size_t>(range.length()));
    if (auto read = request.recording.read(lane.outcome->channel, range, buffer); !read) {
        lane.error = read.error();
        return;
    }
    std::span<const double> left(buffer);
    while (!left.empty()) {
        const auto block = left.first(std::min(request.blockFrames, left.size()));
        lane.pipeline.process(block, lane.outcome->bursts);
        left = left.subspan(block.size());
    }
}

void finish(Lane& lane)
{
    lane.pipeline.finish(lane.outcome->bursts);
    lane.outcome->quality = lane.pipeline.quality();
    lane.outcome->noiseRms = lane.pipeline.noiseRms();
}

/// Calls `work(lane, buffer)` for every lane, on as many threads as asked for. Lanes share nothing.
template <class Work>
void forEachLane(std::vector<Lane>& lanes, unsigned threads,
                 std::vector<std::vector<double>>& buffers, const Work& work)
{
    std::atomic<std::size_t> next{0};
    const auto takeLanes = [&](std::vector<double>& buffer) {
        for (std::size_t k = next++; k < lanes.size(); k = next++)
            work(lanes[k], buffer);
    };
    std::vector<std::jthread> helpers;
    for (unsigned t = 1; t < threads; ++t)
        helpers.emplace_back([&, t] { takeLanes(buffers[t]); });
    takeLanes(buffers[0]);
}

std::optional<Error> firstError(const std::vector<Lane>& lanes)
{
    for (const Lane& lane : lanes)
        if (lane.error)
            return lane.error;
    return std::nullopt;
}

ChannelOutcome unusable(std::size_t channel, const Error& reason)
{
    ChannelOutcome outcome;
    outcome.channel = channel;
    outcome.noiseRms = std::numeric_limits<double>::quiet_NaN();
    outcome.quality.channel = channel;
    outcome.quality.isUsable = false;
    outcome.quality.reasons = {reason.what};
    return outcome;
}

}  // namespace

Result<std::vector<ChannelOutcome>> detectionPass(const DetectionRequest& request)
{
    std::vector<ChannelOutcome> outcomes;
    outcomes.reserve(request.channels.size());  // lanes point into it
    std::vector<Lane> lanes;
    for (std::size_t c = 0; c < request.channels.size(); ++c) {
        const Channel& channel = request.channels[c];
        if (channel.dimension == Dimension::other)
            continue;
        ChannelPipelineOptions options;
        options.settings = request.settings;
        options.mains = request.mains;
        options.channelIndex = c;
        options.firstSample = samplesOf(channel, request.part).begin;
        auto pipeline = ChannelPipeline::create(channel, options);
        if (!pipeline) {
            outcomes.push_back(unusable(c, pipeline.error()));
            continue;
        }
        outcomes.emplace_back().channel = c;
        lanes.push_back({channel, std::move(*pipeline), &outcomes.back(), std::nullopt});
    }

    const auto most = static_cast<unsigned>(std::max<std::size_t>(1, lanes.size()));
    const unsigned threads = std::clamp(request.threads, 1U, most);
    std::vector<std::vector<double>> buffers(threads);
    const auto chunks = static_cast<std::int64_t>(std::ceil(request.part.length() / chunk));
    for (std::int64_t k = 0; k < chunks; ++k) {
        if (request.stop.stop_requested())
            return failure("stopped before the end", request.recording.info().path);
        const Duration from = request.part.onset + chunk * static_cast<double>(k);
        const Duration to = k + 1 == chunks ? request.part.offset : from + chunk;
        forEachLane(lanes, threads, buffers, [&](Lane& lane, std::vector<double>& buffer) {
            advance(lane, request, {from, to}, buffer);
        });
        if (auto error = firstError(lanes))
            return tl::unexpected(*error);
        request.recording.release(to);
        if (request.progress)
            request.progress(static_cast<double>(k + 1) / static_cast<double>(chunks));
    }
    forEachLane(lanes, threads, buffers, [](Lane& lane, std::vector<double>&) { finish(lane); });
    return outcomes;
}

}  // namespace facialis::engine
