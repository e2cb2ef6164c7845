// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/rest.hpp"

#include <algorithm>

namespace facialis::engine {
namespace {

constexpr Duration aroundBlink = 60_ms;
constexpr Duration aroundMovement = 150_ms;

}  // namespace

RestTimeline::RestTimeline(TimeInterval part, const ActivityTable& table,
                           const std::vector<Task>& tasks, const std::vector<Blink>& blinks)
{
    std::vector<TimeInterval> busy;
    for (const Task& task : tasks)
        busy.push_back(task.manoeuvre.interval.widened(aroundMovement));
    for (std::size_t e = 0; e < table.size(); ++e)
        if (table.burst(e).kind == BurstKind::voluntary)
            busy.push_back(table.burst(e).interval.widened(aroundMovement));
    for (const Blink& blink : blinks)
        busy.push_back(blink.interval.widened(aroundBlink));
    std::sort(busy.begin(), busy.end(),
              [](TimeInterval a, TimeInterval b) { return a.onset < b.onset; });
    Duration from = part.onset;
    const auto take = [&](Duration until) {
        if (until <= from)
            return;
        pieces_.push_back({{from, until}, length_});
        length_ = length_ + (until - from);
    };
    for (const TimeInterval each : busy) {
        take(std::min(each.onset, part.offset));
        from = std::max(from, each.offset);
    }
    take(part.offset);
}

std::optional<Duration> RestTimeline::at(Duration time) const
{
    const auto after =
        std::partition_point(pieces_.begin(), pieces_.end(),
                             [&](const Piece& piece) { return piece.interval.offset <= time; });
    if (after == pieces_.end() || time < after->interval.onset)
        return std::nullopt;
    return after->before + (time - after->interval.onset);
}

Duration RestTimeline::within(TimeInterval interval) const
{
    Duration sum;
    for (const Piece& piece : pieces_)
        sum = sum + piece.interval.overlap(interval);
    return sum;
}

}  // namespace facialis::engine
