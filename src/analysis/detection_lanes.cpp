// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/detection_lanes.hpp"

#include <algorithm>
#include <limits>

namespace facialis::engine {
namespace {

/// Channels that the filter's kernels take at once.
constexpr std::size_t widestGroup = 4;

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
std::vector<std::vector<GroupMember>> membersByRate(const LaneRequest& request,
                                                    std::vector<ChannelOutcome>& refused)
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
            refused.push_back(unusable(c, trial.error()));
            continue;
        }
        const auto alike = std::find_if(byRate.begin(), byRate.end(), [&](const auto& members) {
            return members.front().channel.rate == channel.rate;
        });
        auto& members = alike == byRate.end() ? byRate.emplace_back() : *alike;
        members.push_back({channel, c, sampleAt(request.begin, channel.rate)});
    }
    return byRate;
}

}  // namespace

Result<DetectionLanes> makeDetectionLanes(const LaneRequest& request)
{
    DetectionLanes all;
    for (const auto& members : membersByRate(request, all.unusable)) {
        const std::size_t threads = std::max(1U, request.threads);
        const std::size_t share = (members.size() + threads - 1) / threads;
        const std::size_t width = std::clamp<std::size_t>(share, 1, widestGroup);
        for (std::size_t first = 0; first < members.size(); first += width) {
            const auto part =
                std::span(members).subspan(first, std::min(width, members.size() - first));
            auto group = ChannelGroup::create(part, request.settings, request.mains);
            if (!group)
                return tl::unexpected(group.error());
            DetectionLane& lane = all.lanes.emplace_back(DetectionLane{std::move(*group), {}});
            for (const GroupMember& member : part)
                lane.channels.push_back(member.index);
        }
    }
    return all;
}

ChannelOutcome outcomeOf(const DetectionLane& lane, std::size_t member)
{
    ChannelOutcome outcome;
    outcome.channel = lane.channels[member];
    outcome.quality = lane.group.pipeline(member).quality();
    outcome.noiseRms = lane.group.pipeline(member).noiseRms();
    return outcome;
}

}  // namespace facialis::engine
