// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/trace_measures.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

using namespace facialis::engine;

TEST_CASE("A sine measures a / sqrt 2, 2 a / pi and 2 a", "[session]")
{
    std::vector<double> sine(10'000);
    for (std::size_t i = 0; i < sine.size(); ++i)
        sine[i] = 3.0 * std::sin(2.0 * std::numbers::pi * static_cast<double>(i) / 1000.0);
    const auto measures = measuresOf(sine);
    REQUIRE(measures);
    CHECK(measures->rms == Approx(3.0 / std::numbers::sqrt2));
    CHECK(measures->meanRectified == Approx(6.0 / std::numbers::pi).epsilon(1e-5));
    CHECK(measures->peakToPeak == Approx(6.0));
}

TEST_CASE("Missing samples count for nothing", "[session]")
{
    const double missing = std::numeric_limits<double>::quiet_NaN();
    const std::vector<double> samples{missing, 3.0, missing, -4.0, missing};
    const auto measures = measuresOf(samples);
    REQUIRE(measures);
    CHECK(measures->rms == Approx(std::sqrt(12.5)));
    CHECK(measures->meanRectified == 3.5);
    CHECK(measures->peakToPeak == 7.0);
    CHECK_FALSE(measuresOf({}));
    CHECK_FALSE(measuresOf(std::vector<double>{missing, missing}));
}
