// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/muscle_activity.hpp"

#include <catch2/catch.hpp>
#include <limits>

using namespace facialis;

namespace {

std::vector<engine::TraceColumns> oneChannel(float spread)
{
    engine::TraceColumns columns;
    columns.low.assign(10, -spread / 2.0F);
    columns.high.assign(10, spread / 2.0F);
    return {columns};
}

}  // namespace

TEST_CASE("Activity is told as a multiple of the channel's own rest", "[ui][live]")
{
    ui::MuscleActivity activity(1);
    for (int i = 0; i < 30; ++i)
        activity.add(oneChannel(4e-6F));
    CHECK(activity.timesRest(0) == Approx(1.0));
    activity.add(oneChannel(32e-6F));
    CHECK(activity.timesRest(0) == Approx(8.0));
}

TEST_CASE("Nothing is said before a rest is known, nor where no samples are", "[ui][live]")
{
    ui::MuscleActivity activity(1);
    activity.add(oneChannel(4e-6F));
    CHECK(activity.timesRest(0) == 0.0);
    for (int i = 0; i < 30; ++i)
        activity.add(oneChannel(4e-6F));
    activity.add(oneChannel(std::numeric_limits<float>::quiet_NaN()));
    CHECK(activity.timesRest(0) == 0.0);
}
