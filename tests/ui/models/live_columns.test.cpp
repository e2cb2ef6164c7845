// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/live_columns.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace facialis;
using engine::TraceColumns;
using ui::LiveColumns;

namespace {

/// Columns whose values are their numbers.
std::vector<TraceColumns> numbered(int from, int to)
{
    TraceColumns lane;
    for (int c = from; c < to; ++c) {
        lane.low.push_back(static_cast<float>(-c));
        lane.high.push_back(static_cast<float>(c));
        lane.clipped.push_back(c == 5 ? 1 : 0);
    }
    return {lane};
}

}  // namespace

TEST_CASE("Columns come back in order, the newest page of them, and nothing where none are",
          "[ui][live]")
{
    LiveColumns columns(1, 10);
    columns.append(numbered(0, 4), 4);
    columns.append(numbered(4, 13), 9);
    CHECK(columns.begin() == 3);
    CHECK(columns.end() == 13);
    const TraceColumns page = columns.stretch(0, 3);
    REQUIRE(page.size() == 10);
    for (std::size_t c = 0; c < 10; ++c) {
        CHECK(page.high[c] == static_cast<float>(c + 3));
        CHECK(page.low[c] == -page.high[c]);
    }
    CHECK(page.clipped[2] == 1);
    const TraceColumns later = columns.stretch(0, 8);
    CHECK(later.high[4] == 12.0F);
    CHECK(std::isnan(later.high[5]));
}

TEST_CASE("In a sweep a column stands at its number modulo the page, with room after the newest",
          "[ui][live]")
{
    LiveColumns columns(1, 10);
    columns.append(numbered(0, 13), 13);
    const TraceColumns sweep = columns.sweep(0, 2);
    CHECK(sweep.high[2] == 12.0F);
    CHECK(std::isnan(sweep.high[3]));
    CHECK(std::isnan(sweep.high[4]));
    CHECK(sweep.high[5] == 5.0F);
    CHECK(sweep.high[9] == 9.0F);
}

TEST_CASE("What begins anew forgets what was there", "[ui][live]")
{
    LiveColumns columns(1, 10);
    columns.append(numbered(0, 10), 10);
    columns.restart(50);
    CHECK(columns.begin() == 50);
    const TraceColumns page = columns.stretch(0, 45);
    for (const float value : page.high)
        CHECK(std::isnan(value));
}
