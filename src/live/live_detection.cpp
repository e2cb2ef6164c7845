// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/live/live_detection.hpp"

#include <algorithm>

namespace facialis::engine {
namespace {

/// More bursts than this in one block make room for themselves.
constexpr std::size_t burstsAtOnce = 64;

}  // namespace

Result<LiveDetection> LiveDetection::create(std::span<const Channel> channels,
                                            const AnalysisSettings& settings, Frequency mains)
{
    auto made = makeDetectionLanes({.channels = channels, .settings = settings, .mains = mains});
    if (!made)
        return tl::unexpected(made.error());
    return LiveDetection(std::move(*made), channels.size());
}

LiveDetection::LiveDetection(DetectionLanes made, std::size_t channels)
    : places_(channels), unusable_(std::move(made.unusable))
{
    for (DetectionLane& detection : made.lanes) {
        const std::size_t members = detection.group.size();
        for (std::size_t k = 0; k < members; ++k)
            places_[detection.channels[k]] = Place{lanes_.size(), k};
        Lane& lane = lanes_.emplace_back(Lane{std::move(detection), {}, {}});
        lane.blocks.resize(members);
        lane.bursts.resize(members);
        for (auto& list : lane.bursts)
            list.reserve(burstsAtOnce);
    }
}

void LiveDetection::take(Lane& lane, std::vector<MeasuredBurst>& found)
{
    for (auto& list : lane.bursts) {
        found.insert(found.end(), list.begin(), list.end());
        list.clear();
    }
}

void LiveDetection::process(SampleBlock& block, std::vector<MeasuredBurst>& found)
{
    for (Lane& lane : lanes_) {
        for (std::size_t k = 0; k < lane.blocks.size(); ++k)
            lane.blocks[k] = block.channel(lane.detection.channels[k]);
        lane.detection.group.process(lane.blocks, lane.bursts);
        take(lane, found);
    }
}

void LiveDetection::finish(std::vector<MeasuredBurst>& found)
{
    for (Lane& lane : lanes_) {
        lane.detection.group.finish(lane.bursts);
        take(lane, found);
    }
}

std::span<const double> LiveDetection::filtered(std::size_t channel) const
{
    const auto& place = places_[channel];
    if (!place)
        return {};
    return lanes_[place->lane].detection.group.filtered(place->member);
}

std::vector<ChannelOutcome> LiveDetection::outcomes() const
{
    std::vector<ChannelOutcome> all = unusable_;
    for (const Lane& lane : lanes_)
        for (std::size_t k = 0; k < lane.blocks.size(); ++k)
            all.push_back(outcomeOf(lane.detection, k));
    std::sort(all.begin(), all.end(), [](const ChannelOutcome& a, const ChannelOutcome& b) {
        return a.channel < b.channel;
    });
    return all;
}

Duration LiveDetection::latency() const
{
    Duration longest;
    for (const Lane& lane : lanes_)
        longest = std::max(longest, lane.detection.group.latency());
    return longest;
}

}  // namespace facialis::engine
