// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "src/analysis/blinks.hpp"
#include "src/analysis/tasks.hpp"

namespace facialis::engine {

/// The time in which nothing was asked for and nobody blinked, closed up to one line, so that rates
/// and circular shifts are taken over rest alone.
///
/// A movement takes the time in which it was asked for and that of every burst marked voluntary.
class RestTimeline {
public:
    RestTimeline(TimeInterval part, const ActivityTable& table, const std::vector<Task>& tasks,
                 const std::vector<Blink>& blinks);

    [[nodiscard]] Duration length() const { return length_; }
    [[nodiscard]] bool isRest(Duration time) const { return at(time).has_value(); }
    /// Where a moment lies on the line; empty outside rest.
    [[nodiscard]] std::optional<Duration> at(Duration time) const;
    /// How much of an interval is rest.
    [[nodiscard]] Duration within(TimeInterval interval) const;

private:
    struct Piece {
        TimeInterval interval;
        Duration before;  ///< rest before it
    };
    std::vector<Piece> pieces_;
    Duration length_;
};

}  // namespace facialis::engine
