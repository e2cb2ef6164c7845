// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "src/analysis/activity_table.hpp"
#include "src/analysis/face_map.hpp"
#include "src/analysis/tasks.hpp"

namespace facialis::engine {

/// RMS of a channel's main episode in the window of a movement, in the channel's unit; 0 where it
/// lasts less than 0.3 s.
[[nodiscard]] double movementStrength(const ActivityTable& table, std::size_t channel,
                                      TimeInterval window);

/// The most a channel gave when its muscle was moved on purpose: what its amplitudes are held
/// against. A maximal voluntary contraction of a facial muscle is poorly defined (R71), so that the
/// movements of the protocol itself serve; a spasm inside a movement counts as part of it.
struct TaskMaximum {
    double rms = 0.0;       ///< in the channel's unit
    std::string manoeuvre;  ///< in which it was reached
    int movements = 0;      ///< that were looked at
};

/// One per channel; empty where the muscle was not moved.
[[nodiscard]] std::vector<std::optional<TaskMaximum>> taskMaxima(const ActivityTable& table,
                                                                 const FaceMap& face,
                                                                 const std::vector<Task>& tasks);

/// Sets Burst::taskPercent of all bursts of the channels that have a maximum.
void holdAgainstTaskMaxima(ActivityTable& table,
                           const std::vector<std::optional<TaskMaximum>>& maxima);

}  // namespace facialis::engine
