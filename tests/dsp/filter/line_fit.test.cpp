// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/filter/line_fit.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numbers>
#include <random>
#include <vector>

using namespace facialis;

namespace {

constexpr Frequency rate = 2000_Hz;

double powerOf(const std::vector<double>& x)
{
    double sum = 0.0;
    for (const double value : x)
        sum += std::isnan(value) ? 0.0 : value * value;
    return sum;
}

void addSine(std::vector<double>& x, double hertz, double amplitude, double phase)
{
    for (std::size_t i = 0; i < x.size(); ++i)
        x[i] +=
            amplitude * std::sin(2.0 * std::numbers::pi * hertz * double(i) / rate.hertz() + phase);
}

std::vector<double> noise(std::size_t length)
{
    std::mt19937 random(7);
    std::normal_distribution<double> gaussian;
    std::vector<double> x(length);
    for (double& value : x)
        value = gaussian(random);
    return x;
}

}  // namespace

TEST_CASE("A line and its harmonics leave nothing behind, whatever their phases", "[dsp][filter]")
{
    std::vector<double> x(1200, 0.0);
    addSine(x, 50.0, 20.0, 0.3);
    addSine(x, 150.0, 7.0, 2.0);
    addSine(x, 200.0, 3.0, -1.0);
    const double before = powerOf(x);
    dsp::subtractLine(x, rate, 50_Hz, 450_Hz);
    CHECK(powerOf(x) < 1e-18 * before);
}

TEST_CASE("Noise loses the two degrees of freedom of each harmonic, and no more", "[dsp][filter]")
{
    const std::vector<double> original = noise(1200);
    std::vector<double> x = original;
    addSine(x, 60.0, 30.0, 1.0);
    dsp::subtractLine(x, rate, 60_Hz, 450_Hz);
    // Seven harmonics below 450 Hz: 14 of 1200 degrees of freedom.
    CHECK(powerOf(x) / powerOf(original) == Approx(1.0 - 14.0 / 1200.0).margin(0.01));
    double same = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i)
        same += x[i] * original[i];
    CHECK(same / std::sqrt(powerOf(x) * powerOf(original)) > 0.99);
}

TEST_CASE("What is no harmonic of the line stays", "[dsp][filter]")
{
    std::vector<double> x(1200, 0.0);
    addSine(x, 80.0, 5.0, 0.0);
    const double before = powerOf(x);
    dsp::subtractLine(x, rate, 50_Hz, 450_Hz);
    CHECK(powerOf(x) == Approx(before).epsilon(0.02));
}

TEST_CASE("Missing samples stay missing and disturb no fit; less than two periods are left alone",
          "[dsp][filter]")
{
    std::vector<double> x(1200, 0.0);
    addSine(x, 50.0, 20.0, 0.3);
    std::fill_n(x.begin() + 300, 211, std::numeric_limits<double>::quiet_NaN());
    dsp::subtractLine(x, rate, 50_Hz, 450_Hz);
    CHECK(std::isnan(x[300]));
    CHECK(std::isnan(x[510]));
    CHECK(powerOf(x) < 1e-6);

    std::vector<double> brief(79, 0.0);
    addSine(brief, 50.0, 20.0, 0.3);
    const std::vector<double> untouched = brief;
    dsp::subtractLine(brief, rate, 50_Hz, 450_Hz);
    CHECK(brief == untouched);
}
