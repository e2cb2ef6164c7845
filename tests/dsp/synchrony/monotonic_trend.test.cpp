// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/synchrony/monotonic_trend.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <vector>

#include "dsp/synchrony/seeded_random.hpp"

using namespace facialis::dsp;

TEST_CASE("A line has its own slope and the largest tau", "[dsp][trend]")
{
    const std::vector<double> x{0, 1, 2, 4, 5, 6, 7, 8};
    std::vector<double> y;
    for (const double each : x)
        y.push_back(3.0 - 0.5 * each);
    const auto trend = monotonicTrend(x, y);
    REQUIRE(trend);
    CHECK(trend->slope == Approx(-0.5));
    CHECK(trend->tau == Approx(-1.0));
    // Of 8! orders two are as extreme; 1999 shuffles can say no less than 1 / 2000.
    CHECK(trend->pValue <= 0.002);
}

TEST_CASE("One wild value does not turn a slope round", "[dsp][trend]")
{
    const std::vector<double> x{0, 1, 2, 3, 4, 5, 6, 7, 8};
    std::vector<double> y{0, 1, 2, 3, 4, 5, 6, 7, 8};
    y[8] = -1000.0;
    CHECK(monotonicTrend(x, y)->slope == Approx(1.0));
}

TEST_CASE("A constant series has no trend, and a short one no answer", "[dsp][trend]")
{
    const std::vector<double> x{0, 1, 2, 3, 4}, y{2, 2, 2, 2, 2};
    const auto trend = monotonicTrend(x, y);
    REQUIRE(trend);
    CHECK(trend->slope == 0.0);
    CHECK(trend->tau == 0.0);
    CHECK(trend->pValue == 1.0);
    CHECK_FALSE(monotonicTrend(std::span(x).first(3), std::span(y).first(3)));
}

TEST_CASE("Noise is called a trend about as often as the level allows", "[dsp][trend]")
{
    SeededRandom random(4);
    const std::vector<double> x{0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    int significant = 0;
    for (int trial = 0; trial < 400; ++trial) {
        std::vector<double> y(x.size());
        std::generate(y.begin(), y.end(), [&] { return random.uniform(); });
        significant += monotonicTrend(x, y, 199, 3)->pValue <= 0.05 ? 1 : 0;
    }
    // 20 are expected, standard deviation 4.4.
    CHECK(significant >= 5);
    CHECK(significant <= 36);
}
