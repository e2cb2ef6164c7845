// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/synchrony/cross_correlation.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "dsp/synchrony/seeded_random.hpp"

using namespace facialis::dsp;

namespace {

std::vector<double> noise(std::size_t length, std::uint64_t seed)
{
    SeededRandom random(seed);
    std::vector<double> samples(length);
    for (double& sample : samples)
        for (int k = 0; k < 12; ++k)
            sample += random.uniform() - 0.5;
    return samples;
}

}  // namespace

TEST_CASE("Correlation is 1 for a scaled copy and -1 for an inverted one", "[dsp][synchrony]")
{
    const auto a = noise(500, 1);
    std::vector<double> b, c;
    for (const double x : a) {
        b.push_back(3.0 * x + 7.0);
        c.push_back(-0.1 * x);
    }
    CHECK(correlation(a, b) == Approx(1.0));
    CHECK(correlation(a, c) == Approx(-1.0));
    CHECK(correlation(a, std::vector<double>(500, 2.0)) == 0.0);
}

TEST_CASE("Missing samples are left out of a correlation", "[dsp][synchrony]")
{
    auto a = noise(500, 1);
    auto b = a;
    a[10] = std::numeric_limits<double>::quiet_NaN();
    b[20] = std::numeric_limits<double>::quiet_NaN();
    CHECK(correlation(a, b) == Approx(1.0));
}

TEST_CASE("The cross-correlation peaks where the second signal repeats the first",
          "[dsp][synchrony]")
{
    const auto a = noise(800, 2);
    std::vector<double> later(3, 0.0);
    later.insert(later.end(), a.begin(), a.end() - 3);
    const auto values = crossCorrelation(a, later, 5);
    REQUIRE(values.size() == 11);
    CHECK(values[5 + 3] == Approx(1.0).margin(1e-9));
    for (std::size_t k = 0; k < values.size(); ++k)
        if (k != 8)
            CHECK(std::abs(values[k]) < 0.2);
}

TEST_CASE("A mixture is explained by its sources, with their gains", "[dsp][synchrony]")
{
    const std::vector<std::vector<double>> sources{noise(2000, 3), noise(2000, 4)};
    std::vector<double> mixture;
    for (std::size_t i = 0; i < 2000; ++i)
        mixture.push_back(0.1 * sources[0][i] - 0.05 * sources[1][i]);
    const auto part = explainedBy(mixture, sources, 2000);
    CHECK(part.fraction == Approx(1.0));
    CHECK(part.gains[0] == Approx(0.1));
    CHECK(part.gains[1] == Approx(-0.05));
}

TEST_CASE("Unrelated sources explain nothing, however many there are", "[dsp][synchrony]")
{
    std::vector<std::vector<double>> sources;
    for (std::uint64_t k = 0; k < 5; ++k)
        sources.push_back(noise(400, 20 + k));
    double sum = 0.0;
    for (std::uint64_t run = 0; run < 50; ++run)
        sum += explainedBy(noise(400, 100 + run), sources, 400).fraction;
    CHECK(sum / 50 < 0.01);
    CHECK(explainedBy(noise(4, 9), std::vector<std::vector<double>>{noise(4, 10)}, 1.0).fraction ==
          0.0);
}
