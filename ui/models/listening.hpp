// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <utility>

#include "src/session/playback.hpp"
#include "ui/traces/trace_scene.hpp"

namespace facialis::ui {

/// What of the traces decides on the place that is heard while it is moved. A value.
struct ListeningMarks {
    TimeInterval window;
    std::optional<std::pair<Duration, Duration>> cursors;
    std::optional<TimeInterval> highlight;

    [[nodiscard]] static ListeningMarks of(const TraceScene& scene);
};

/// What is played when the user says "play". A selection is played to its end. Without one it
/// begins at cursor A where that is on the page, otherwise with the page, and goes on to the end of
/// the recording. A loop is that of the selection, else of what is between the cursors, else of the
/// page.
/// @param paused  where it was paused; it goes on there, if that is in the part or on the page
[[nodiscard]] engine::PlayWish wishedPlay(const TraceScene& scene, std::optional<Duration> paused,
                                          bool isLooped);

/// Where a page shall begin, so that the line stays on it: when the line has left the page that it
/// was on, and when it appears elsewhere. A page that the user scrolled away from the line stays.
/// @param before  where the line was; empty: there was none
[[nodiscard]] std::optional<Duration> pageFollowing(TimeInterval window,
                                                    std::optional<Duration> before, Duration now);

/// The place that a movement is about: the event that was stepped to, the cursor that was moved, or
/// the middle of the page that was scrolled. Empty: nothing moved; a page that became longer or
/// shorter did not.
[[nodiscard]] std::optional<Duration> movedPlace(const ListeningMarks& before,
                                                 const ListeningMarks& now);

}  // namespace facialis::ui
