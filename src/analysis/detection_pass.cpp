// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/detection_pass.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <iterator>
#include <limits>
#include <thread>

#include "src/pipeline/channel_group.hpp"

namespace facialis::engine {
namespace {

/// Long enough that threads are worth starting, short enough that 64 channels stay small.
constexpr Duration chunk{4.0};

/// Channels that the filter's kernels take at once.
constexpr std::size_t widestGroup = 4;

/// Channels of one rate on their way through the recording.
struct Lane {
    ChannelGroup group;
    std::vector<ChannelOutcome> outcomes;  ///< by member; the bursts stand apart
    std::vector<std::vector<MeasuredBurst>> bursts;
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
    const std::size_t members = lane.group.size();
    workspace.raw.resize(std::max(workspace.raw.size(), members));
    workspace.blocks.resize(members);
    std::size_t longest = 0;
    for (std::size_t k = 0; k < members; ++k) {
        const SampleRange range = samplesOf(lane.group.pipeline(k).channel(), interval);
        std::vector<double>& raw = workspace.raw[k];
        raw.resize(range.isEmpty() ? 0 : static_cast<std::size_t>(range.length()));
        longest = std::max(longest, raw.size());
        if (range.isEmpty())
            continue;
        if (auto read = request.recording.read(lane.outcomes[k].channel, range, raw); !read) {
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
        lane.group.process(workspace.blocks, lane.bursts);
    }
}

void finish(Lane& lane)
{
    lane.group.finish(lane.bursts);
    for (std::size_t k = 0; k < lane.group.size(); ++k) {
        lane.outcomes[k].bursts = std::move(lane.bursts[k]);
        lane.outcomes[k].quality = lane.group.pipeline(k).quality();
        lane.outcomes[k].noiseRms = lane.group.pipeline(k).noiseRms();
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

/// Channels that can be analysed, by rate in the order of the first of each; the others have an
/// outcome that says why not.
std::vector<std::vector<GroupMember>> membersByRate(const DetectionRequest& request,
                                                    std::vector<ChannelOutcome>& outcomes)
{
    std::vector<std::vector<GroupMember>> byRate;
    for (std::size_t c = 0; c < request.channels.size(); ++c) {
        const Channel& channel = request.channels[c];
        if (channel.dimension == Dimension::other)
            continue;
        ChannelPipelineOptions options;
        options.settings = request.settings;
        options.mains = request.mains;
        if (const auto trial = ChannelPipeline::create(channel, options); !trial) {
            outcomes.push_back(unusable(c, trial.error()));
            continue;
        }
        const auto alike = std::find_if(byRate.begin(), byRate.end(), [&](const auto& members) {
            return members.front().channel.rate == channel.rate;
        });
        auto& members = alike == byRate.end() ? byRate.emplace_back() : *alike;
        members.push_back({channel, c, samplesOf(channel, request.part).begin});
    }
    return byRate;
}

/// Groups of up to four channels, smaller where there would be fewer groups than threads.
Result<std::vector<Lane>> lanesOf(const DetectionRequest& request,
                                  std::vector<ChannelOutcome>& outcomes)
{
    std::vector<Lane> lanes;
    for (const auto& members : membersByRate(request, outcomes)) {
        const std::size_t threads = std::max(1U, request.threads);
        const std::size_t share = (members.size() + threads - 1) / threads;
        const std::size_t width = std::clamp<std::size_t>(share, 1, widestGroup);
        for (std::size_t first = 0; first < members.size(); first += width) {
            const auto part =
                std::span(members).subspan(first, std::min(width, members.size() - first));
            auto group = ChannelGroup::create(part, request.settings, request.mains);
            if (!group)
                return tl::unexpected(group.error());
            Lane& lane = lanes.emplace_back(Lane{std::move(*group), {}, {}, std::nullopt});
            lane.bursts.resize(part.size());
            for (const GroupMember& member : part)
                lane.outcomes.emplace_back().channel = member.index;
        }
    }
    return lanes;
}

}  // namespace

Result<std::vector<ChannelOutcome>> detectionPass(const DetectionRequest& request)
{
    std::vector<ChannelOutcome> outcomes;
    auto made = lanesOf(request, outcomes);
    if (!made)
        return tl::unexpected(made.error());
    std::vector<Lane>& lanes = *made;

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
    forEachLane(lanes, threads, workspaces, [](Lane& lane, Workspace&) { finish(lane); });
    for (Lane& lane : lanes)
        std::move(lane.outcomes.begin(), lane.outcomes.end(), std::back_inserter(outcomes));
    std::sort(
        outcomes.begin(), outcomes.end(),
        [](const ChannelOutcome& a, const ChannelOutcome& b) { return a.channel < b.channel; });
    return outcomes;
}

}  // namespace facialis::engine
