// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "dsp/synchrony/interval_edges.hpp"
#include "src/interpretation/findings/examination.hpp"

namespace facialis::engine {

/// When the movements begin and end. Whatever moves along with a movement, conducted, helping or
/// miswired, begins and ends with it; what keeps its own time amid one does not belong to it.
class MovementEdges {
public:
    explicit MovementEdges(const Examination& examination);

    /// Whether a burst is clear, begins and ends more than 150 ms from where any muscle begins or
    /// ends to move on purpose, and stands 300 ms apart from all else of its lead: pieces of what
    /// is faintly conducted there have others beside them.
    [[nodiscard]] bool leaveAlone(const Burst& burst) const;

private:
    dsp::IntervalEdges edges_;
    std::vector<std::vector<TimeInterval>> ofChannel_;  ///< all bursts, ascending
};

}  // namespace facialis::engine
