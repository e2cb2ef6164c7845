// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/pipeline/channel_group.hpp"

#include <cassert>
#include <utility>

namespace facialis::engine {

Result<ChannelGroup> ChannelGroup::create(std::span<const GroupMember> members,
                                          const AnalysisSettings& settings, Frequency mains)
{
    assert(!members.empty());
    auto filters =
        FilterGroup::create(members.front().channel.rate, settings, mains, members.size());
    if (!filters)
        return tl::unexpected(filters.error());
    const Duration wait =
        settings.filtering == Filtering::zeroPhase ? Duration(0.0) : filters->rawLookAhead();
    std::vector<ChannelPipeline> pipelines;
    for (const GroupMember& member : members) {
        assert(member.channel.rate == members.front().channel.rate);
        auto pipeline = ChannelPipeline::create(
            member.channel,
            {settings, mains, member.index, member.firstSample, filters->delay(), wait});
        if (!pipeline)
            return tl::unexpected(pipeline.error());
        pipelines.push_back(std::move(*pipeline));
    }
    return ChannelGroup(std::move(*filters), std::move(pipelines));
}

ChannelGroup::ChannelGroup(FilterGroup filters, std::vector<ChannelPipeline> pipelines)
    : filters_(std::move(filters)), pipelines_(std::move(pipelines)), watched_(pipelines_.size())
{
}

void ChannelGroup::process(std::span<const std::span<double>> raw,
                           std::span<std::vector<MeasuredBurst>> bursts)
{
    assert(raw.size() == size() && bursts.size() == size());
    for (std::size_t k = 0; k < size(); ++k) {
        pipelines_[k].watch(raw[k]);
        watched_[k] = raw[k];
    }
    filters_.process(watched_);
    detect(bursts);
}

void ChannelGroup::finish(std::span<std::vector<MeasuredBurst>> bursts)
{
    filters_.finish();
    detect(bursts);
    for (std::size_t k = 0; k < size(); ++k)
        pipelines_[k].finish(bursts[k]);
}

void ChannelGroup::detect(std::span<std::vector<MeasuredBurst>> bursts)
{
    for (std::size_t k = 0; k < size(); ++k)
        pipelines_[k].detect(filters_.filtered(k), bursts[k]);
}

}  // namespace facialis::engine
