// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/task_maximum.hpp"

#include <cmath>

namespace facialis::engine {
namespace {

constexpr Duration bridged = 150_ms;
constexpr Duration shortestMovement = 300_ms;

}  // namespace

double movementStrength(const ActivityTable& table, std::size_t channel, TimeInterval window)
{
    const auto main = mainEpisode(table, channel, window, bridged);
    if (!main || main->interval.length() < shortestMovement)
        return 0.0;
    return std::sqrt(main->energy / main->interval.length().seconds());
}

std::vector<std::optional<TaskMaximum>> taskMaxima(const ActivityTable& table, const FaceMap& face,
                                                   const std::vector<Task>& tasks)
{
    std::vector<std::optional<TaskMaximum>> maxima(face.size());
    for (std::size_t c = 0; c < face.size(); ++c) {
        if (!face.isPlaced(c))
            continue;
        TaskMaximum found;
        for (const Task& task : tasks) {
            if (!task.isTarget(face.muscle(c)))
                continue;
            const double strength = movementStrength(table, c, task.window);
            found.movements += strength > 0.0 ? 1 : 0;
            if (strength > found.rms) {
                found.rms = strength;
                found.manoeuvre = task.manoeuvre.id;
            }
        }
        if (found.rms > 0.0)
            maxima[c] = std::move(found);
    }
    return maxima;
}

void holdAgainstTaskMaxima(ActivityTable& table,
                           const std::vector<std::optional<TaskMaximum>>& maxima)
{
    for (std::size_t e = 0; e < table.size(); ++e)
        if (const auto& maximum = maxima[table.burst(e).channel])
            table[e].burst.taskPercent = 100.0 * table[e].rms / maximum->rms;
}

}  // namespace facialis::engine
