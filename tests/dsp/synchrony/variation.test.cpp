// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/synchrony/variation.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <vector>

using namespace facialis;

TEST_CASE("Intervals of a clock do not vary, those of events without memory vary by their mean",
          "[dsp][synchrony]")
{
    std::vector<Duration> clock, poisson;
    std::mt19937 random(11);
    std::exponential_distribution<double> interval(2.0);
    double at = 0.0;
    for (int k = 0; k < 20000; ++k) {
        clock.emplace_back(3.0 + 0.2 * k);
        poisson.emplace_back(at += interval(random));
    }
    CHECK(dsp::intervalVariation(clock) == Approx(0.0).margin(1e-9));
    CHECK(dsp::intervalVariation(poisson) == Approx(1.0).margin(0.03));
}

TEST_CASE("Variation depends neither on when events begin nor on how fast they are",
          "[dsp][synchrony]")
{
    const std::vector<double> times = {0.0, 0.4, 1.9, 2.1, 5.0};
    std::vector<Duration> plain, moved;
    for (const double t : times) {
        plain.emplace_back(t);
        moved.emplace_back(70.0 + 3.0 * t);
    }
    // Intervals 0.4, 1.5, 0.2, 2.9: mean 1.25, standard deviation of the population 1.0736.
    CHECK(dsp::intervalVariation(plain) == Approx(1.07355 / 1.25).epsilon(1e-4));
    CHECK(dsp::intervalVariation(moved) == Approx(dsp::intervalVariation(plain)));
    CHECK(dsp::intervalVariation(std::vector<Duration>{1_s, 2_s}) == 0.0);
}
