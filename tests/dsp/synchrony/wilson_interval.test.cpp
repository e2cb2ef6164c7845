// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/synchrony/wilson_interval.hpp"

#include <catch2/catch.hpp>

using facialis::dsp::wilsonInterval;

TEST_CASE("Wilson's interval agrees with published values", "[dsp][synchrony]")
{
    // Newcombe 1998, Statistics in Medicine 17:857, table I, method 3.
    const auto a = wilsonInterval(81, 263);
    CHECK(a[0] == Approx(0.2553).margin(5e-5));
    CHECK(a[1] == Approx(0.3662).margin(5e-5));
    const auto b = wilsonInterval(15, 148);
    CHECK(b[0] == Approx(0.0624).margin(5e-5));
    CHECK(b[1] == Approx(0.1605).margin(5e-5));
    const auto c = wilsonInterval(0, 20);
    CHECK(c[0] == 0.0);
    CHECK(c[1] == Approx(0.1611).margin(5e-5));
    const auto d = wilsonInterval(1, 29);
    CHECK(d[0] == Approx(0.0061).margin(5e-5));
    CHECK(d[1] == Approx(0.1718).margin(5e-5));
}

TEST_CASE("Nothing is known of a proportion without trials", "[dsp][synchrony]")
{
    CHECK(wilsonInterval(0, 0) == std::array<double, 2>{0.0, 1.0});
}

TEST_CASE("Wilson's interval holds the proportion and shrinks with the trials", "[dsp][synchrony]")
{
    double width = 2.0;
    for (const int n : {3, 10, 30, 100, 1000}) {
        const auto interval = wilsonInterval(n / 3, n);
        const double p = double(n / 3) / n;
        CHECK(interval[0] < p);
        CHECK(interval[1] > p);
        CHECK(interval[1] - interval[0] < width);
        width = interval[1] - interval[0];
    }
}
