// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/activity_table.hpp"

#include <algorithm>
#include <tuple>

namespace facialis::engine {

ActivityTable::ActivityTable(std::size_t channels, std::vector<MeasuredBurst> bursts)
    : bursts_(std::move(bursts)), ofChannel_(channels)
{
    std::stable_sort(bursts_.begin(), bursts_.end(), [](const auto& a, const auto& b) {
        return std::tuple(a.burst.interval.onset, a.burst.channel) <
               std::tuple(b.burst.interval.onset, b.burst.channel);
    });
    for (std::size_t e = 0; e < bursts_.size(); ++e) {
        ofChannel_[bursts_[e].burst.channel].push_back(e);
        if (bursts_[e].stated)
            bursts_[e].burst.kind = *bursts_[e].stated;
    }
}

bool ActivityTable::isOwn(std::size_t event) const
{
    const Burst& b = bursts_[event].burst;
    return b.kind != BurstKind::artifact && !b.isConducted;
}

bool ActivityTable::isOpen(std::size_t event) const
{
    return isOwn(event) && bursts_[event].burst.kind == BurstKind::unclassified;
}

std::span<const std::size_t> ActivityTable::of(std::size_t channel) const
{
    return ofChannel_[channel];
}

std::span<const std::size_t> ActivityTable::overlapping(std::size_t channel,
                                                        TimeInterval interval) const
{
    const auto& events = ofChannel_[channel];
    const auto first = std::partition_point(events.begin(), events.end(), [&](std::size_t e) {
        return bursts_[e].burst.interval.offset <= interval.onset;
    });
    const auto last = std::partition_point(first, events.end(), [&](std::size_t e) {
        return bursts_[e].burst.interval.onset < interval.offset;
    });
    return {first, last};
}

std::span<const std::size_t> ActivityTable::starting(std::size_t channel, Duration from,
                                                     Duration to) const
{
    const auto& events = ofChannel_[channel];
    const auto first = std::partition_point(events.begin(), events.end(), [&](std::size_t e) {
        return bursts_[e].burst.interval.onset < from;
    });
    const auto last = std::partition_point(
        first, events.end(), [&](std::size_t e) { return bursts_[e].burst.interval.onset <= to; });
    return {first, last};
}

std::vector<Burst> ActivityTable::finished() const
{
    std::vector<Burst> list;
    list.reserve(bursts_.size());
    for (const MeasuredBurst& each : bursts_)
        list.push_back(each.burst);
    return list;
}

std::vector<Episode> episodes(const ActivityTable& table, std::size_t channel, TimeInterval window,
                              Duration gap)
{
    std::vector<Episode> found;
    for (const std::size_t e : table.overlapping(channel, window)) {
        if (!table.isOwn(e) || table.burst(e).kind == BurstKind::blink)
            continue;
        const TimeInterval interval = table.burst(e).interval;
        const double energy = table[e].rms * table[e].rms * interval.length().seconds();
        if (!found.empty() && interval.onset - found.back().interval.offset <= gap) {
            found.back().interval.offset = interval.offset;
            found.back().energy += energy;
        } else {
            found.push_back({interval, energy});
        }
    }
    return found;
}

std::optional<Episode> mainEpisode(const ActivityTable& table, std::size_t channel,
                                   TimeInterval window, Duration gap)
{
    const auto all = episodes(table, channel, window, gap);
    const auto main = std::max_element(
        all.begin(), all.end(), [](const auto& a, const auto& b) { return a.energy < b.energy; });
    return main == all.end() ? std::nullopt : std::optional(*main);
}

}  // namespace facialis::engine
