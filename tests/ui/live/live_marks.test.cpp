// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/live_marks.hpp"

#include <catch2/catch.hpp>

using namespace facialis;

TEST_CASE("Reasons of gaps do not cover each other, and many small gaps leave the traces free",
          "[ui][live]")
{
    std::vector<QRectF> bands, boxes;
    const auto gap = [&](double x, double width) {
        bands.emplace_back(x, 0.0, width, 400.0);
        boxes.emplace_back(x, 24.0, 150.0, 20.0);
    };
    gap(10.0, 1.0);
    CHECK(ui::gapsToExplain(bands, boxes) == std::vector<std::size_t>{0});
    gap(60.0, 200.0);
    gap(300.0, 1.0);
    CHECK(ui::gapsToExplain(bands, boxes) == std::vector<std::size_t>{1, 2});
    for (int i = 0; i < 5; ++i)
        gap(500.0 + 160.0 * i, 1.0);
    CHECK(ui::gapsToExplain(bands, boxes) == std::vector<std::size_t>{1});
}
