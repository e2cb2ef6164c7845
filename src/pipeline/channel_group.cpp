// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/pipeline/channel_group.hpp"

#include <cassert>

namespace facialis::engine {

Result<ChannelGroup> ChannelGroup::create(std::span<const GroupMember> members,
                                          const AnalysisSettings& settings, Frequency mains)
{
    assert(!members.empty());
    auto bank = makeAnalysisBank(members.front().channel.rate, settings, mains, members.size());
    if (!bank)
        return tl::unexpected(bank.error());
    std::vector<ChannelPipeline> pipelines;
    for (const GroupMember& member : members) {
        assert(member.channel.rate == members.front().channel.rate);
        auto pipeline = ChannelPipeline::create(
            member.channel, {settings, mains, member.index, member.firstSample, (*bank)->delay()});
        if (!pipeline)
            return tl::unexpected(pipeline.error());
        pipelines.push_back(std::move(*pipeline));
    }
    ChannelGroup group(std::move(*bank), std::move(pipelines));
    if (const auto subtraction =
            makeMainsSubtraction(members.front().channel.rate, settings, mains))
        group.subtractions_.assign(members.size(), *subtraction);
    return group;
}

ChannelGroup::ChannelGroup(std::unique_ptr<dsp::StreamingBank> bank,
                           std::vector<ChannelPipeline> pipelines)
    : bank_(std::move(bank)),
      pipelines_(std::move(pipelines)),
      watched_(pipelines_.size()),
      filtered_(pipelines_.size())
{
}

void ChannelGroup::process(std::span<const std::span<double>> raw,
                           std::span<std::vector<MeasuredBurst>> bursts)
{
    assert(raw.size() == size() && bursts.size() == size());
    for (std::size_t k = 0; k < size(); ++k) {
        pipelines_[k].watch(raw[k]);
        if (!subtractions_.empty())
            subtractions_[k].process(raw[k]);
        watched_[k] = raw[k];
    }
    bank_->process(watched_, filtered_);
    detect(bursts);
}

void ChannelGroup::finish(std::span<std::vector<MeasuredBurst>> bursts)
{
    bank_->finish(filtered_);
    detect(bursts);
    for (std::size_t k = 0; k < size(); ++k)
        pipelines_[k].finish(bursts[k]);
}

void ChannelGroup::detect(std::span<std::vector<MeasuredBurst>> bursts)
{
    for (std::size_t k = 0; k < size(); ++k) {
        pipelines_[k].detect(filtered_[k].view(), bursts[k]);
        filtered_[k].clear();
    }
}

}  // namespace facialis::engine
