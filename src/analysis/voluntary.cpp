// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/voluntary.hpp"

#include <algorithm>

namespace facialis::engine {
namespace {

constexpr Duration near = 150_ms;
constexpr Duration sustained = 300_ms;

bool isMirrored(const ActivityTable& table, std::size_t mirror, TimeInterval interval)
{
    const auto there = table.overlapping(mirror, interval.widened(near));
    return std::any_of(there.begin(), there.end(), [&](std::size_t e) { return table.isOwn(e); });
}

bool isOnPurpose(const ActivityTable& table, const FaceMap& face, const Task& task,
                 std::size_t event)
{
    const Burst& burst = table.burst(event);
    const auto mirror = face.mirror(burst.channel);
    if (mirror && isMirrored(table, *mirror, burst.interval))
        return true;
    if (!task.isTarget(face.muscle(burst.channel)))
        return false;
    return !mirror || burst.interval.length() >= sustained;
}

}  // namespace

void markVoluntary(ActivityTable& table, const FaceMap& face, const std::vector<Task>& tasks)
{
    for (const Task& task : tasks)
        for (std::size_t c = 0; c < face.size(); ++c) {
            if (!face.isPlaced(c))
                continue;
            for (const std::size_t e : table.overlapping(c, task.window))
                if (table.isOpen(e) && isOnPurpose(table, face, task, e))
                    table.setKind(e, BurstKind::voluntary);
        }
}

}  // namespace facialis::engine
