// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/own_movements.hpp"

#include <algorithm>
#include <optional>

namespace facialis::engine {
namespace {

constexpr Duration shortestMovement = 100_ms, movementsApart = 150_ms;
constexpr Duration longestBlink = 450_ms, blinksApart = 50_ms;
constexpr double alike = 0.4;

bool areAlike(TimeInterval a, TimeInterval b)
{
    const Duration joined = std::max(a.offset, b.offset) - std::min(a.onset, b.onset);
    return a.overlap(b) >= joined * alike;
}

/// Whether a channel has an own burst that begins with another and lasts alike, up to a length.
bool doesTheSame(const ActivityTable& table, std::size_t channel, TimeInterval interval,
                 Duration apart, std::optional<Duration> longest = std::nullopt)
{
    const auto near = table.starting(channel, interval.onset - apart, interval.onset + apart);
    return std::any_of(near.begin(), near.end(), [&](std::size_t e) {
        const TimeInterval there = table.burst(e).interval;
        return table.isOwn(e) && areAlike(interval, there) &&
               (!longest || there.length() <= *longest);
    });
}

}  // namespace

void takeBackCopies(ActivityTable& table, const FaceMap& face, const std::vector<Task>& tasks)
{
    std::vector<std::size_t> own;
    for (std::size_t c = 0; c < face.size(); ++c) {
        const auto mirror = face.mirror(c);
        if (!face.isPlaced(c) || !mirror)
            continue;
        for (const Task& task : tasks) {
            if (!task.isTarget(face.muscle(c)))
                continue;
            for (const std::size_t e : table.overlapping(c, task.window)) {
                const TimeInterval here = table.burst(e).interval;
                if (table.burst(e).isConducted && here.length() >= shortestMovement &&
                    doesTheSame(table, *mirror, here, movementsApart))
                    own.push_back(e);
            }
        }
        if (!face.isMuscle(c, eyeMuscle))
            continue;
        for (const std::size_t e : table.of(c)) {
            const TimeInterval here = table.burst(e).interval;
            if (table.burst(e).isConducted && here.length() <= longestBlink &&
                doesTheSame(table, *mirror, here, blinksApart, longestBlink))
                own.push_back(e);
        }
    }
    for (const std::size_t e : own)
        table.setOwn(e);
}

}  // namespace facialis::engine
