// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "data/model/time_interval.hpp"
#include "ui/traces/one_two_five.hpp"

namespace facialis::ui {

/// How new signal comes onto the screen.
enum class LiveMode {
    roll,   ///< it enters at the right, and all moves to the left
    sweep,  ///< a cursor runs from left to right and replaces what it meets
};

/// Which stretch of a running recording is on screen. No widget.
///
/// Time is counted in columns of the screen, each page / columns() long, numbered from the first
/// sample: column c covers [c, c + 1) * columnWidth(). The newest column is one whose time is over.
class LiveWindow {
public:
    /// @param columns  of the plot, in pixels of the device; at least 1
    void setColumns(std::int64_t columns);
    void setMode(LiveMode mode) { mode_ = mode; }
    /// The time of the newest sample.
    void setNow(Duration now);
    /// One past the newest column that is on the screen: a little behind end().
    void setDrawn(std::int64_t end) { drawn_ = end; }
    /// Positive: a shorter page.
    void zoom(int steps);

    /// Stops the picture where it is; the recording does not notice.
    void hold();
    /// Looks back: the page that has this time in its middle.
    void holdAround(Duration time);
    void holdAtStart();
    /// Looks back by so many pages from what is shown.
    void scrollBy(double pages);
    /// Back to what happens now.
    void follow() { held_.reset(); }

    [[nodiscard]] LiveMode mode() const { return mode_; }
    [[nodiscard]] bool isHeld() const { return held_.has_value(); }
    [[nodiscard]] Duration now() const { return now_; }
    [[nodiscard]] Duration page() const { return Duration(page_.value()); }
    [[nodiscard]] Duration division() const { return page() / 10.0; }
    [[nodiscard]] std::int64_t columns() const { return columns_; }
    [[nodiscard]] Duration columnWidth() const { return page() / static_cast<double>(columns_); }
    /// One past the newest column.
    [[nodiscard]] std::int64_t end() const { return end_; }
    /// The column at the left edge; in sweep mode that of the pass that is being drawn.
    [[nodiscard]] std::int64_t first() const;
    /// Where the next column goes, from the left edge. Held or rolling: where the signal ends.
    [[nodiscard]] std::int64_t cursor() const;
    /// Right of the cursor stands what the pass before left there.
    [[nodiscard]] bool isSweeping() const { return mode_ == LiveMode::sweep && !held_; }
    /// The times of the left and the right edge.
    [[nodiscard]] TimeInterval window() const;

private:
    void holdColumn(std::int64_t first);
    void countColumns();

    LiveMode mode_ = LiveMode::roll;
    OneTwoFive page_ = OneTwoFive::atLeast(10.0);
    std::int64_t columns_ = 1, end_ = 0, drawn_ = 0;
    Duration now_;
    std::optional<std::int64_t> held_;  ///< the first column of a held page
};

}  // namespace facialis::ui
