// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/live_window.hpp"

#include <catch2/catch.hpp>

using namespace facialis;
using ui::LiveMode;
using ui::LiveWindow;

namespace {

/// 1000 columns of 10 ms.
LiveWindow at(double now, LiveMode mode = LiveMode::roll)
{
    LiveWindow window;
    window.setColumns(1000);
    window.setMode(mode);
    window.setNow(Duration(now));
    window.setDrawn(window.end());
    return window;
}

}  // namespace

TEST_CASE("A rolling page fills from the left and then ends with the newest column", "[ui][live]")
{
    CHECK(at(3.0).first() == 0);
    CHECK(at(3.0).cursor() == 300);
    CHECK(at(25.0).first() == 1500);
    CHECK(at(25.0).cursor() == 1000);
    CHECK(at(25.0).window() == TimeInterval{15_s, 25_s});
    // A column is shown when its time is over, not before.
    CHECK(at(25.009).end() == 2500);
}

TEST_CASE("A sweep begins a pass anew where the page is full", "[ui][live]")
{
    CHECK(at(10.0, LiveMode::sweep).first() == 0);
    CHECK(at(10.0, LiveMode::sweep).cursor() == 1000);
    CHECK(at(10.011, LiveMode::sweep).first() == 1000);
    CHECK(at(10.011, LiveMode::sweep).cursor() == 1);
    CHECK(at(37.0, LiveMode::sweep).window() == TimeInterval{30_s, 40_s});
}

TEST_CASE("A held page stays where it is while time goes on, and follows again when told",
          "[ui][live]")
{
    for (const LiveMode mode : {LiveMode::roll, LiveMode::sweep}) {
        LiveWindow window = at(25.0, mode);
        window.hold();
        CHECK(window.window() == TimeInterval{15_s, 25_s});
        window.setNow(60_s);
        window.setDrawn(window.end());
        CHECK(window.window() == TimeInterval{15_s, 25_s});
        CHECK_FALSE(window.isSweeping());
        window.follow();
        CHECK(window.window().offset == 60_s);
    }
}

TEST_CASE("Looking back reaches the first sample and goes no further", "[ui][live]")
{
    LiveWindow window = at(60.0);
    window.scrollBy(-1.0);
    CHECK(window.window() == TimeInterval{40_s, 50_s});
    window.scrollBy(-100.0);
    CHECK(window.window() == TimeInterval{0_s, 10_s});
    window.holdAround(33_s);
    CHECK(window.window() == TimeInterval{28_s, 38_s});
    window.zoom(1);
    CHECK(window.page() == 5_s);
    CHECK(window.window().onset.seconds() == Approx(30.5));
    window.scrollBy(1000.0);
    CHECK(window.window().offset.seconds() == Approx(60.0));
}
