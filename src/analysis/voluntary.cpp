// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/voluntary.hpp"

#include <algorithm>

#include "src/analysis/alike.hpp"

namespace facialis::engine {
namespace {

constexpr Duration bridged = 150_ms;
constexpr Duration sustained = 300_ms;
constexpr double helping = 0.5;
constexpr double covering = 0.6;
constexpr Duration beyond{1.0};
constexpr Duration outlasting{5.0};

/// How long a channel is active itself in a stretch.
Duration activeIn(const ActivityTable& table, std::size_t channel, TimeInterval stretch)
{
    Duration active;
    for (const std::size_t e : table.overlapping(channel, stretch))
        if (table.isOwn(e))
            active = active + table.burst(e).interval.overlap(stretch);
    return active;
}

/// Episodes of a channel in the window, and whether the mirror channel does the same.
struct Moved {
    TimeInterval interval;
    bool isOnBothSides = false;
    bool hasMirror = false;
};

std::vector<Moved> movedIn(const ActivityTable& table, const FaceMap& face, TimeInterval window,
                           std::size_t channel)
{
    const auto mirror = face.mirror(channel);
    std::vector<Episode> there;
    if (mirror)
        there = episodes(table, *mirror, window, bridged);
    std::vector<Moved> list;
    for (const Episode& here : episodes(table, channel, window, bridged)) {
        const Duration length = here.interval.length();
        // The other side may be busy beyond the movement: then its activity covers this one.
        const bool isOnBothSides =
            std::any_of(there.begin(), there.end(),
                        [&](const Episode& e) { return areAlike(here.interval, e.interval); }) ||
            (mirror && length >= sustained &&
             activeIn(table, *mirror, here.interval) >= length * covering);
        list.push_back({here.interval, isOnBothSides, mirror.has_value()});
    }
    return list;
}

/// A contraction that was there well before the movement was asked for, or outlasts by far the time
/// for which it was, is not part of it. Where nobody said when it was to end, it may last.
void mark(ActivityTable& table, std::size_t channel, TimeInterval stretch, const Task& task)
{
    const TimeInterval window = task.window;
    const Duration unstated = task.manoeuvre.interval.length() - longestUnended;
    const bool isEndStated = unstated > 1_ms || unstated < -1_ms;
    for (const std::size_t e : table.overlapping(channel, stretch)) {
        const TimeInterval burst = table.burst(e).interval;
        const bool isEarlier = window.onset - burst.onset >= beyond;
        const bool isLater = isEndStated && burst.offset - window.offset >= outlasting;
        if (table.isOpen(e) && !isEarlier && !isLater)
            table.setKind(e, BurstKind::voluntary);
    }
}

/// Target muscles first: where they move, others may help. Returns the stretches.
std::vector<TimeInterval> markTargets(ActivityTable& table, const FaceMap& face, const Task& task)
{
    std::vector<TimeInterval> movements;
    for (std::size_t c = 0; c < face.size(); ++c) {
        if (!face.isPlaced(c) || !task.isTarget(face.muscle(c)))
            continue;
        for (const Moved& moved : movedIn(table, face, task.window, c)) {
            const bool isLong = moved.interval.length() >= sustained;
            if (!moved.isOnBothSides && moved.hasMirror && !isLong)
                continue;
            mark(table, c, moved.interval, task);
            movements.push_back(moved.interval);
        }
    }
    return movements;
}

void markSynergists(ActivityTable& table, const FaceMap& face, const Task& task,
                    const std::vector<TimeInterval>& movements)
{
    for (std::size_t c = 0; c < face.size(); ++c) {
        if (!face.isPlaced(c) || task.isTarget(face.muscle(c)))
            continue;
        for (const Moved& moved : movedIn(table, face, task.window, c)) {
            // Nothing to hold it against: none of the muscles that were to move was recorded.
            const bool isHelping =
                task.targets.empty() ||
                std::any_of(movements.begin(), movements.end(), [&](TimeInterval movement) {
                    return movement.overlap(moved.interval) >=
                           std::max(moved.interval.length(), movement.length()) * helping;
                });
            if (moved.isOnBothSides && isHelping)
                mark(table, c, moved.interval, task);
        }
    }
}

}  // namespace

void markVoluntary(ActivityTable& table, const FaceMap& face, const std::vector<Task>& tasks)
{
    for (const Task& task : tasks)
        markSynergists(table, face, task, markTargets(table, face, task));
}

}  // namespace facialis::engine
