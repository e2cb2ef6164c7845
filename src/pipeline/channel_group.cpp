// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/pipeline/channel_group.hpp"

#include <cassert>

namespace facialis::engine {
namespace {

constexpr std::size_t roomForBlocks = 8192;

}  // namespace

Result<ChannelGroup> ChannelGroup::create(std::span<const GroupMember> members,
                                          const AnalysisSettings& settings, Frequency mains)
{
    assert(!members.empty());
    auto bank = makeAnalysisBank(members.front().channel.rate, settings, mains, members.size());
    if (!bank)
        return tl::unexpected(bank.error());
    const Frequency rate = members.front().channel.rate;
    std::vector<std::unique_ptr<dsp::StreamingFilter>> rawFilters;
    for (std::size_t k = 0; k < members.size(); ++k)
        if (auto filter = makeRawFilter(rate, settings, mains))
            rawFilters.push_back(std::move(filter));
    const Duration wait = rawFilters.empty() || settings.filtering == Filtering::zeroPhase
                              ? Duration(0.0)
                              : rawFilters.front()->lookAhead();
    std::vector<ChannelPipeline> pipelines;
    for (const GroupMember& member : members) {
        assert(member.channel.rate == members.front().channel.rate);
        auto pipeline = ChannelPipeline::create(
            member.channel,
            {settings, mains, member.index, member.firstSample, (*bank)->delay(), wait});
        if (!pipeline)
            return tl::unexpected(pipeline.error());
        pipelines.push_back(std::move(*pipeline));
    }
    ChannelGroup group(std::move(*bank), std::move(pipelines));
    group.rawFilters_ = std::move(rawFilters);
    group.mended_.resize(group.rawFilters_.size());
    for (std::vector<double>& samples : group.mended_)
        samples.reserve(roomForBlocks);
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
        watched_[k] = raw[k];
        if (!rawFilters_.empty()) {
            mended_[k].clear();
            rawFilters_[k]->process(raw[k], mended_[k]);
            watched_[k] = mended_[k];
        }
    }
    forgetFiltered();
    bank_->process(watched_, filtered_);
    detect(bursts);
}

void ChannelGroup::finish(std::span<std::vector<MeasuredBurst>> bursts)
{
    forgetFiltered();
    if (!rawFilters_.empty()) {
        for (std::size_t k = 0; k < size(); ++k) {
            mended_[k].clear();
            rawFilters_[k]->finish(mended_[k]);
            watched_[k] = mended_[k];
        }
        bank_->process(watched_, filtered_);
    }
    bank_->finish(filtered_);
    detect(bursts);
    for (std::size_t k = 0; k < size(); ++k)
        pipelines_[k].finish(bursts[k]);
}

Duration ChannelGroup::latency() const
{
    const Duration own = bank_->delay() + bank_->lookAhead();
    return rawFilters_.empty() ? own : own + rawFilters_.front()->lookAhead();
}

void ChannelGroup::forgetFiltered()
{
    for (dsp::SampleBuffer& buffer : filtered_)
        buffer.clear();
}

void ChannelGroup::detect(std::span<std::vector<MeasuredBurst>> bursts)
{
    for (std::size_t k = 0; k < size(); ++k)
        pipelines_[k].detect(filtered_[k].view(), bursts[k]);
}

}  // namespace facialis::engine
