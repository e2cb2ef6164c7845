// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "src/pipeline/channel_pipeline.hpp"

namespace facialis::engine {

/// All bursts of a recording while they are sorted out: ascending by onset, then by channel, with
/// quick access to those of one channel (which are disjoint).
class ActivityTable {
public:
    ActivityTable(std::size_t channels, std::vector<MeasuredBurst> bursts);

    [[nodiscard]] std::size_t size() const { return bursts_.size(); }
    [[nodiscard]] std::size_t channels() const { return ofChannel_.size(); }
    [[nodiscard]] MeasuredBurst& operator[](std::size_t event) { return bursts_[event]; }
    [[nodiscard]] const MeasuredBurst& operator[](std::size_t event) const
    {
        return bursts_[event];
    }
    [[nodiscard]] const Burst& burst(std::size_t event) const { return bursts_[event].burst; }
    /// What a reader has stated stays.
    void setKind(std::size_t event, BurstKind kind)
    {
        if (!bursts_[event].stated)
            bursts_[event].burst.kind = kind;
    }
    /// A copy of a larger burst elsewhere; what a reader has named is none.
    void setConducted(std::size_t event)
    {
        if (!bursts_[event].stated)
            bursts_[event].burst.isConducted = true;
    }

    /// No copy after all.
    void setOwn(std::size_t event) { bursts_[event].burst.isConducted = false; }

    /// Own activity of a muscle: no artifact, not conducted.
    [[nodiscard]] bool isOwn(std::size_t event) const;
    /// Own activity that nothing has explained yet.
    [[nodiscard]] bool isOpen(std::size_t event) const;

    /// Events of a channel, ascending.
    [[nodiscard]] std::span<const std::size_t> of(std::size_t channel) const;
    /// Events of a channel that share time with an interval.
    [[nodiscard]] std::span<const std::size_t> overlapping(std::size_t channel,
                                                           TimeInterval interval) const;
    /// Events of a channel with from <= onset <= to.
    [[nodiscard]] std::span<const std::size_t> starting(std::size_t channel, Duration from,
                                                        Duration to) const;

    [[nodiscard]] std::vector<Burst> finished() const;

private:
    std::vector<MeasuredBurst> bursts_;
    std::vector<std::vector<std::size_t>> ofChannel_;
};

/// Own activity of one channel, blinks apart, whose interruptions are short.
struct Episode {
    TimeInterval interval;
    double energy = 0.0;  ///< sum of RMS^2 x length
};

/// Episodes of a channel that share time with a window; interruptions up to `gap` are bridged.
[[nodiscard]] std::vector<Episode> episodes(const ActivityTable& table, std::size_t channel,
                                            TimeInterval window, Duration gap);

/// The episode with the most energy; empty where there is none.
[[nodiscard]] std::optional<Episode> mainEpisode(const ActivityTable& table, std::size_t channel,
                                                 TimeInterval window, Duration gap);

}  // namespace facialis::engine
