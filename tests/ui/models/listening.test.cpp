// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/listening.hpp"

#include <catch2/catch.hpp>

using namespace facialis;
using ui::ListeningMarks;
using ui::movedPlace;
using ui::pageFollowing;
using ui::wishedPlay;

namespace {

/// Ten seconds of a minute.
ui::TraceScene page()
{
    ui::TraceScene scene;
    scene.window = {20_s, 30_s};
    scene.length = 60_s;
    return scene;
}

}  // namespace

TEST_CASE("Playing begins with the page and goes on to the end of the recording", "[ui][sound]")
{
    const auto wish = wishedPlay(page(), {}, false);
    CHECK(wish.from == 20_s);
    CHECK_FALSE(wish.end);
    CHECK_FALSE(wish.loopedFrom);
}

TEST_CASE("Playing begins at cursor A where it is on the page", "[ui][sound]")
{
    ui::TraceScene scene = page();
    scene.cursors = {24_s, 22_s};
    CHECK(wishedPlay(scene, {}, false).from == 24_s);
    CHECK_FALSE(wishedPlay(scene, {}, false).end);
    scene.cursors = {34_s, 22_s};
    CHECK(wishedPlay(scene, {}, false).from == 20_s);
}

TEST_CASE("A selection is played to its end, before cursors and page", "[ui][sound]")
{
    ui::TraceScene scene = page();
    scene.cursors = {24_s, 22_s};
    scene.selection = ui::TraceSelection{{41_s, 42_s}, 3};
    const auto wish = wishedPlay(scene, {}, false);
    CHECK(wish.from == 41_s);
    CHECK(wish.end == 42_s);
    CHECK_FALSE(wish.loopedFrom);
}

TEST_CASE("A loop is that of the selection, of the cursors, or of the page", "[ui][sound]")
{
    ui::TraceScene scene = page();
    const auto isLoopOf = [&](Duration onset, Duration offset) {
        const auto wish = wishedPlay(scene, {}, true);
        CHECK(wish.from == onset);
        CHECK(wish.loopedFrom == onset);
        CHECK(wish.end == offset);
    };
    isLoopOf(20_s, 30_s);
    scene.length = 25_s;
    isLoopOf(20_s, 25_s);
    scene.cursors = {24_s, 22_s};
    isLoopOf(22_s, 24_s);
    scene.selection = ui::TraceSelection{{21_s, 21.5_s}, 0};
    isLoopOf(21_s, 21.5_s);
}

TEST_CASE("What was paused goes on, unless something else is to be played", "[ui][sound]")
{
    ui::TraceScene scene = page();
    CHECK(wishedPlay(scene, 23_s, false).from == 23_s);
    CHECK(wishedPlay(scene, 43_s, false).from == 20_s);
    CHECK(wishedPlay(scene, 23_s, true).from == 23_s);
    CHECK(wishedPlay(scene, 23_s, true).loopedFrom == 20_s);
    scene.selection = ui::TraceSelection{{21_s, 22_s}, 0};
    CHECK(wishedPlay(scene, 23_s, false).from == 21_s);
    CHECK(wishedPlay(scene, 21.5_s, false).from == 21.5_s);
    CHECK(wishedPlay(scene, 21.5_s, false).end == 22_s);
}

TEST_CASE("The page follows a line that leaves it, and no other", "[ui][sound]")
{
    const TimeInterval window{20_s, 30_s};
    CHECK_FALSE(pageFollowing(window, 29_s, 29.04_s));
    const auto next = pageFollowing(window, 29.98_s, 30.02_s);
    REQUIRE(next);
    CHECK(*next > 29_s);
    CHECK(*next < 30.02_s);
    // A loop that returns; a selection that is not on the page.
    CHECK(pageFollowing(window, 29.98_s, 3_s).has_value());
    CHECK(pageFollowing(window, {}, 0.1_s) == 0_s);
    // The user looks elsewhere meanwhile.
    CHECK_FALSE(pageFollowing(window, 45_s, 45.04_s));
}

TEST_CASE("What was moved is heard: a cursor, the page, an event", "[ui][sound]")
{
    const ListeningMarks before{.window = {20_s, 30_s},
                                .cursors = std::pair(22_s, 24_s),
                                .highlight = TimeInterval{21_s, 22_s}};
    ListeningMarks now = before;
    CHECK_FALSE(movedPlace(before, now));
    now.cursors->second = 25_s;
    CHECK(movedPlace(before, now) == 25_s);
    now.cursors = std::pair(21_s, 24_s);
    CHECK(movedPlace(before, now) == 21_s);
    now.window = {21_s, 31_s};
    now.cursors = before.cursors;
    CHECK(movedPlace(before, now) == 26_s);
    now.highlight = TimeInterval{27_s, 27.5_s};
    CHECK(movedPlace(before, now) == 27.25_s);
}

TEST_CASE("A zoom and cursors that appear are no movement", "[ui][sound]")
{
    const ListeningMarks before{.window = {20_s, 30_s}, .cursors = {}, .highlight = {}};
    ListeningMarks now = before;
    now.window = {22_s, 27_s};
    CHECK_FALSE(movedPlace(before, now));
    now = before;
    now.cursors = std::pair(22_s, 24_s);
    CHECK_FALSE(movedPlace(before, now));
}
