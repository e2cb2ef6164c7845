// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "data/model/time_interval.hpp"
#include "ui/traces/one_two_five.hpp"

namespace facialis::ui {

/// Which stretch of a recording is on screen: a start, and a page of 1-2-5 seconds. No widget.
/// The page never leaves the recording.
class Viewport {
public:
    explicit Viewport(Duration length = Duration(0.0));

    [[nodiscard]] Duration start() const { return start_; }
    /// A step of the series; the longest page ends with the recording instead of showing nothing.
    [[nodiscard]] Duration page() const;
    /// A step of the series: the page has 10 of them, the longest one 4 to 10.
    [[nodiscard]] Duration division() const { return Duration(page_.value()) / 10.0; }
    [[nodiscard]] Duration length() const { return length_; }
    [[nodiscard]] TimeInterval window() const { return {start_, start_ + page()}; }

    void scrollTo(Duration start);
    void scrollBy(double pages) { scrollTo(start_ + page() * pages); }
    void toStart() { scrollTo(Duration(0.0)); }
    void toEnd() { scrollTo(length_ - page()); }

    /// Changes the page by one step, keeping the time at `anchor` (0 left .. 1 right) in place.
    void zoomIn(double anchor = 0.5) { setPage(page_.down(), anchor); }
    void zoomOut(double anchor = 0.5) { setPage(page_.up(), anchor); }
    void showAll();
    /// A page of this length, from the same start: the shortest step that is so long, or exactly
    /// this where the page may end behind the recording.
    void setPage(Duration page);
    /// The page may be longer than the recording, so that two recordings have one scale.
    void setMayExceed() { mayExceed_ = true; }

    /// Shows an interval: nothing moves when it is comfortably in view, otherwise it is centred; of
    /// one longer than the page the beginning is shown. The page stays as the user chose it.
    void reveal(TimeInterval interval);
    /// The shortest page that holds the interval, centred on it. Remembers where it came from.
    void zoomTo(TimeInterval interval);
    /// Back to where the last zoomTo came from. false: there is nothing to go back to.
    bool goBack();
    /// To where the last goBack() came from, until the next zoomTo(). false: there is nothing.
    bool goForward();

private:
    void setPage(OneTwoFive page, double anchor);

    Duration length_;
    Duration start_;
    OneTwoFive page_;
    bool mayExceed_ = false;
    std::optional<Duration> exact_;  ///< page of another recording that is no step
    struct Place {
        Duration start;
        OneTwoFive page;
    };
    /// Leaves the place for the last of `from`, and keeps it in `to`.
    bool swapPlace(std::vector<Place>& from, std::vector<Place>& to);

    std::vector<Place> history_, future_;
};

}  // namespace facialis::ui
