// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/synchrony/coincidence.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "dsp/synchrony/seeded_random.hpp"

using namespace facialis;
using namespace facialis::dsp;

namespace {

/// Poisson events at `perSecond` over `observed`.
std::vector<Duration> poisson(double perSecond, Duration observed, std::uint64_t seed)
{
    SeededRandom random(seed);
    std::vector<Duration> events;
    Duration time;
    while (true) {
        time = time + Duration(-std::log(1.0 - random.uniform()) / perSecond);
        if (time >= observed)
            return events;
        events.push_back(time);
    }
}

std::vector<Duration> seconds(std::initializer_list<double> values)
{
    std::vector<Duration> list;
    for (const double value : values)
        list.emplace_back(value);
    return list;
}

}  // namespace

TEST_CASE("A coincidence is an event inside the window, edges included", "[dsp][synchrony]")
{
    const auto a = seconds({1.0, 2.0, 3.0, 4.0});
    const auto b = seconds({0.95, 2.125, 2.95, 4.5});
    CHECK(coincidences(a, b, -50_ms, 125_ms) == 3);
    CHECK(coincidences(a, b, -10_ms, 10_ms) == 0);
    CHECK(coincidences(a, {}, -1_s, 1_s) == 0);
}

TEST_CASE("The nearest event gives the lag, later ones positive", "[dsp][synchrony]")
{
    const auto a = seconds({1.0, 2.0, 3.0});
    const auto b = seconds({0.99, 1.02, 2.03, 3.5});
    const auto lags = nearestLags(a, b, -100_ms, 100_ms);
    REQUIRE(lags.size() == 2);
    CHECK(lags[0].milliseconds() == Approx(-10.0));
    CHECK(lags[1].milliseconds() == Approx(30.0));
}

TEST_CASE("Two channels bursting once a second coincide within 20 ms in 3.9 % by chance",
          "[dsp][synchrony]")
{
    // clinical.md 0 (5): 1 - exp(-2 * 0.02 * 1) = 3.9 %, at 5/s 18 %.
    CHECK(expectedCoincidences(100, 100, 100_s, -20_ms, 20_ms) == Approx(3.92).margin(0.01));
    CHECK(expectedCoincidences(500, 500, 100_s, -20_ms, 20_ms) / 500 ==
          Approx(0.181).margin(0.001));
}

TEST_CASE("Circular shifts expect what Poisson's formula expects", "[dsp][synchrony]")
{
    const Duration observed(300.0);
    const auto a = poisson(2.0, observed, 1);
    const auto b = poisson(3.0, observed, 2);
    const auto answer = testCoincidence(
        {.a = a, .b = b, .observed = observed, .earliest = -20_ms, .latest = 20_ms});
    const double formula = expectedCoincidences(a.size(), b.size(), observed, -20_ms, 20_ms);
    CHECK(answer.expected == Approx(formula).epsilon(0.05));
}

TEST_CASE("Unrelated events are called related in about 5 % at p 0.05", "[dsp][synchrony]")
{
    int called = 0;
    const int runs = 200;
    for (int run = 0; run < runs; ++run) {
        const Duration observed(60.0);
        const auto a = poisson(1.0, observed, 1000 + run);
        const auto b = poisson(1.5, observed, 5000 + run);
        called += testCoincidence({.a = a,
                                   .b = b,
                                   .observed = observed,
                                   .earliest = -25_ms,
                                   .latest = 25_ms,
                                   .shifts = 199})
                              .pValue <= 0.05
                      ? 1
                      : 0;
    }
    // 10 expected of 200; counts are discrete, so the test is on the safe side. 20: +3 sigma.
    CHECK(called <= 20);
}

TEST_CASE("Events that follow others are told from chance", "[dsp][synchrony]")
{
    const Duration observed(60.0);
    const auto a = poisson(0.5, observed, 3);
    std::vector<Duration> b;
    for (const Duration time : a)
        b.push_back(time + 10_ms);
    const auto answer = testCoincidence(
        {.a = a, .b = b, .observed = observed, .earliest = -25_ms, .latest = 25_ms});
    CHECK(answer.coincident == static_cast<int>(a.size()));
    CHECK(answer.pValue == Approx(0.001));
    CHECK(answer.expected < 0.2 * double(a.size()));
}

TEST_CASE("The same seed gives the same answer", "[dsp][synchrony]")
{
    const Duration observed(60.0);
    const auto a = poisson(1.0, observed, 8);
    const auto b = poisson(1.0, observed, 9);
    const CoincidenceQuestion question{
        .a = a, .b = b, .observed = observed, .earliest = -25_ms, .latest = 25_ms, .seed = 4};
    CHECK(testCoincidence(question).pValue == testCoincidence(question).pValue);
    CHECK(testCoincidence(question).expected == testCoincidence(question).expected);
}
