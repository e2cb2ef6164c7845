// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dsp/synchrony/interval_edges.hpp"
#include "src/interpretation/findings/examination.hpp"

namespace facialis::engine {

/// When the movements begin and end. Whatever moves along with a movement, conducted, helping or
/// miswired, begins and ends with it; what keeps its own time amid one does not belong to it.
class MovementEdges {
public:
    explicit MovementEdges(const Examination& examination);

    /// Whether a burst is clear, and begins and ends more than 150 ms from where any muscle begins
    /// or ends to move on purpose.
    [[nodiscard]] bool leaveAlone(const Burst& burst) const;

private:
    dsp::IntervalEdges edges_;
};

}  // namespace facialis::engine
