// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traces/viewport.hpp"

#include <catch2/catch.hpp>

using namespace facialis;
using ui::Viewport;

TEST_CASE("A long recording opens with ten seconds from its start", "[ui][traces]")
{
    const Viewport view(3600_s);
    CHECK(view.start() == 0_s);
    CHECK(view.page() == 10_s);
    CHECK(view.division() == 1_s);
}

TEST_CASE("A short recording fills its page", "[ui][traces]")
{
    CHECK(Viewport(1.3_s).page() == 1.3_s);
    CHECK(Viewport(1.3_s).division() == 0.2_s);
    CHECK(Viewport(0_s).page() > 0_s);
}

TEST_CASE("Scrolling never leaves the recording", "[ui][traces]")
{
    Viewport view(35_s);
    view.scrollBy(-3);
    CHECK(view.start() == 0_s);
    view.scrollBy(100);
    CHECK(view.start() == 25_s);
    view.toStart();
    CHECK(view.start() == 0_s);
    view.toEnd();
    CHECK(view.window().offset == 35_s);
}

TEST_CASE("The time under the pointer stays where it is while zooming", "[ui][traces]")
{
    Viewport view(1000_s);
    view.scrollTo(100_s);
    const Duration under = view.start() + view.page() * 0.3;
    view.zoomIn(0.3);
    CHECK(view.page() == 5_s);
    CHECK((view.start() + view.page() * 0.3).seconds() == Approx(under.seconds()));
    view.zoomOut(0.3);
    CHECK(view.page() == 10_s);
    CHECK((view.start() + view.page() * 0.3).seconds() == Approx(under.seconds()));
}

TEST_CASE("The whole recording fills the page, with divisions that are steps", "[ui][traces]")
{
    Viewport view(3600_s);
    view.showAll();
    CHECK(view.page() == 3600_s);
    CHECK(view.division() == 500_s);
    view.zoomIn();
    CHECK(view.page() == 2000_s);
}

TEST_CASE("Pages go no shorter than 10 ms and no longer than the recording needs", "[ui][traces]")
{
    Viewport view(100_s);
    for (int i = 0; i < 50; ++i)
        view.zoomIn();
    CHECK(view.page() == 10_ms);
    for (int i = 0; i < 50; ++i)
        view.zoomOut();
    CHECK(view.page() == 100_s);
}

TEST_CASE("A place that is in view does not move the page, any other is centred", "[ui][traces]")
{
    Viewport view(100_s);
    view.reveal({3_s, 4_s});
    CHECK(view.start() == 0_s);
    view.reveal({50_s, 51_s});
    CHECK(view.start().seconds() == Approx(45.5));
    view.reveal({10_s, 40_s});  // longer than the page: its beginning, and the page stays
    CHECK(view.page() == 10_s);
    CHECK(view.start().seconds() == Approx(9.5));
}

TEST_CASE("Zooming to a stretch can be taken back, any number of times", "[ui][traces]")
{
    Viewport view(100_s);
    view.scrollTo(20_s);
    view.zoomTo({22_s, 23.4_s});
    CHECK(view.page() == 2_s);
    CHECK(view.window().onset <= 22_s);
    CHECK(view.window().offset >= 23.4_s);
    view.zoomTo({22.5_s, 22.6_s});
    CHECK(view.goBack());
    CHECK(view.page() == 2_s);
    CHECK(view.goBack());
    CHECK(view.page() == 10_s);
    CHECK(view.start() == 20_s);
    CHECK_FALSE(view.goBack());

    CHECK(view.goForward());
    CHECK(view.page() == 2_s);
    CHECK(view.goForward());
    CHECK(view.page().seconds() == Approx(0.1));
    CHECK_FALSE(view.goForward());
    CHECK(view.goBack());
    view.zoomTo({40_s, 45_s});
    CHECK_FALSE(view.goForward());  // another way was taken
    CHECK(view.goBack());
    CHECK(view.page() == 2_s);
}
