// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/detection_pass.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <thread>

#include "src/analysis/detection_lanes.hpp"

namespace facialis::engine {
namespace {

/// Long enough that threads are worth starting, short enough that 64 channels stay small.
constexpr Duration chunk{4.0};

/// Channels of one rate on their way through the recording.
struct Lane {
    DetectionLane detection;
    std::vector<std::vector<MeasuredBurst>> bursts;  ///< by member
    std::optional<Error> error;
};

/// What a thread works in: raw samples of the members of a group.
struct Workspace {
    std::vector<std::vector<double>> raw;
    std::vector<std::span<double>> blocks;
};

SampleRange samplesOf(const Channel& channel, TimeInterval interval)
{
    return SampleRange{sampleAt(interval.onset, channel.rate),
                       sampleAt(interval.offset, channel.rate)}
        .intersection({0, channel.length});
}

void advance(Lane& lane, const DetectionRequest& request, TimeInterval interval,
             Workspace& workspace)
{
    if (lane.error)
        return;
    const std::size_t members = lane.detection.group.size();
    workspace.raw.resize(std::max(workspace.raw.size(), members));
    workspace.blocks.resize(members);
    std::size_t longest = 0;
    for (std::size_t k = 0; k < members; ++k) {
        const SampleRange range = samplesOf(lane.detection.group.pipeline(k).channel(), interval);
        std::vector<double>& raw = workspace.raw[k];
        raw.resize(range.isEmpty() ? 0 : static_cast<std::size_t>(range.length()));
        longest = std::max(longest, raw.size());
        if (range.isEmpty())
            continue;
        if (auto read = request.recording.read(lane.detection.channels[k], range, raw); !read) {
            lane.error = read.error();
            return;
        }
    }
    for (std::size_t at = 0; at < longest; at += request.blockFrames) {
        for (std::size_t k = 0; k < members; ++k) {
            const std::span<double> raw(workspace.raw[k]);
            const std::size_t from = std::min(at, raw.size());
            workspace.blocks[k] =
                raw.subspan(from, std::min(request.blockFrames, raw.size() - from));
        }
        lane.detection.group.process(workspace.blocks, lane.bursts);
    }
}

/// Calls `work(lane, workspace)` for every lane, on as many threads as asked for. Lanes share
/// nothing.
template <class Work>
void forEachLane(std::vector<Lane>& lanes, unsigned threads, std::vector<Workspace>& workspaces,
                 const Work& work)
{
    std::atomic<std::size_t> next{0};
    const auto takeLanes = [&](Workspace& workspace) {
        for (std::size_t k = next++; k < lanes.size(); k = next++)
            work(lanes[k], workspace);
    };
    std::vector<std::jthread> helpers;
    for (unsigned t = 1; t < threads; ++t)
        helpers.emplace_back([&, t] { takeLanes(workspaces[t]); });
    takeLanes(workspaces[0]);
}

std::optional<Error> firstError(const std::vector<Lane>& lanes)
{
    for (const Lane& lane : lanes)
        if (lane.error)
            return lane.error;
    return std::nullopt;
}

}  // namespace

Result<std::vector<ChannelOutcome>> detectionPass(const DetectionRequest& request)
{
    auto made = makeDetectionLanes({.channels = request.channels,
                                    .settings = request.settings,
                                    .mains = request.mains,
                                    .begin = request.part.onset,
                                    .threads = request.threads});
    if (!made)
        return tl::unexpected(made.error());
    std::vector<Lane> lanes;
    for (DetectionLane& detection : made->lanes) {
        const std::size_t members = detection.group.size();
        lanes.push_back(
            {std::move(detection), std::vector<std::vector<MeasuredBurst>>(members), std::nullopt});
    }

    const auto most = static_cast<unsigned>(std::max<std::size_t>(1, lanes.size()));
    const unsigned threads = std::clamp(request.threads, 1U, most);
    std::vector<Workspace> workspaces(threads);
    const auto chunks = static_cast<std::int64_t>(std::ceil(request.part.length() / chunk));
    for (std::int64_t k = 0; k < chunks; ++k) {
        if (request.stop.stop_requested())
            return failure("stopped before the end", request.recording.info().path);
        const Duration from = request.part.onset + chunk * static_cast<double>(k);
        const Duration to = k + 1 == chunks ? request.part.offset : from + chunk;
        forEachLane(lanes, threads, workspaces, [&](Lane& lane, Workspace& workspace) {
            advance(lane, request, {from, to}, workspace);
        });
        if (auto error = firstError(lanes))
            return tl::unexpected(*error);
        request.recording.release(to);
        if (request.progress)
            request.progress(static_cast<double>(k + 1) / static_cast<double>(chunks));
    }
    forEachLane(lanes, threads, workspaces,
                [](Lane& lane, Workspace&) { lane.detection.group.finish(lane.bursts); });
    std::vector<ChannelOutcome> outcomes = std::move(made->unusable);
    for (Lane& lane : lanes)
        for (std::size_t k = 0; k < lane.bursts.size(); ++k) {
            ChannelOutcome& outcome = outcomes.emplace_back(outcomeOf(lane.detection, k));
            outcome.bursts = std::move(lane.bursts[k]);
        }
    std::sort(
        outcomes.begin(), outcomes.end(),
        [](const ChannelOutcome& a, const ChannelOutcome& b) { return a.channel < b.channel; });
    return outcomes;
}

}  // namespace facialis::engine
