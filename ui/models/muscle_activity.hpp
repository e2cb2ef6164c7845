// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <deque>
#include <vector>

#include "src/session/trace_columns.hpp"

namespace facialis::ui {

/// How active each channel is at this moment, as a multiple of its own rest: the spread of the
/// filtered trace in the newest stretch over the quiet fifth of the last stretches. No widget.
class MuscleActivity {
public:
    /// @param remembered  how many stretches the rest is sought in
    explicit MuscleActivity(std::size_t channels, std::size_t remembered = 300);

    /// The newest stretch of each channel, of a few columns; a channel without samples is unknown.
    void add(const std::vector<engine::TraceColumns>& newest);

    /// 1 at rest; 0: unknown.
    [[nodiscard]] double timesRest(std::size_t channel) const { return levels_[channel]; }

private:
    std::size_t remembered_;
    std::vector<std::deque<float>> spreads_;
    std::vector<double> levels_;
};

}  // namespace facialis::ui
