// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "src/pipeline/channel_pipeline.hpp"
#include "src/pipeline/filter_group.hpp"

namespace facialis::engine {

/// A channel and what its pipeline must know.
struct GroupMember {
    Channel channel;
    std::size_t index = 0;         ///< of the channel in the recording
    std::int64_t firstSample = 0;  ///< index of the first sample that will be given
};

/// Several channels of one rate from raw samples to bursts and quality: one filter over all of
/// them, then each through its own pipeline. Each comes out as if it were alone, whatever the
/// company and the blocks. After the start it allocates nothing but for what the caller's lists of
/// bursts need.
class ChannelGroup {
public:
    /// @param members  of one rate, each fit for a ChannelPipeline
    /// @errors a channel that is not EMG, a rate that holds no EMG, an unknown detector
    [[nodiscard]] static Result<ChannelGroup> create(std::span<const GroupMember> members,
                                                     const AnalysisSettings& settings,
                                                     Frequency mains);

    /// Takes the next raw samples of every member (physical values; NaN: missing); appends its
    /// complete bursts. In place numbers too large for their squares become NaN.
    void process(std::span<const std::span<double>> raw,
                 std::span<std::vector<MeasuredBurst>> bursts);
    /// The signals are over: appends what was still open.
    void finish(std::span<std::vector<MeasuredBurst>> bursts);

    [[nodiscard]] std::size_t size() const { return pipelines_.size(); }
    [[nodiscard]] const ChannelPipeline& pipeline(std::size_t member) const
    {
        return pipelines_[member];
    }
    /// What the filter gave in the last call of process() or finish(): the next samples of a member
    /// as they are measured, possibly fewer or more than went in.
    [[nodiscard]] std::span<const double> filtered(std::size_t member) const
    {
        return filters_.filtered(member);
    }
    /// How long after its sample an event can be known at the earliest.
    [[nodiscard]] Duration latency() const { return filters_.latency(); }

private:
    ChannelGroup(FilterGroup filters, std::vector<ChannelPipeline> pipelines);

    void detect(std::span<std::vector<MeasuredBurst>> bursts);

    FilterGroup filters_;
    std::vector<ChannelPipeline> pipelines_;
    std::vector<std::span<const double>> watched_;
};

}  // namespace facialis::engine
