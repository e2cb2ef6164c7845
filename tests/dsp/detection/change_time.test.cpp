// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/detection/change_time.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

using namespace facialis::dsp;

namespace {

/// Noise of energy 1, from `begin` to `end` activity of energy 9.
std::vector<double> energies(std::size_t count, std::size_t begin, std::size_t end)
{
    std::vector<double> z(count, 1.0);
    for (std::size_t i = begin; i < end; ++i)
        z[i] = 9.0;
    return z;
}

}  // namespace

TEST_CASE("The change time of a step is the step", "[dsp][detection]")
{
    CHECK(changeToActivity(energies(100, 60, 100), 1.0, 9.0) == 60);
    CHECK(changeToActivity(energies(100, 60, 100), 1.0, 3.0) == 60);
    CHECK(changeToUnknownLevel(energies(100, 60, 100), 1.0) == 60);
    CHECK(changeToNoise(energies(100, 0, 40), 1.0, 9.0) == 40);
}

TEST_CASE("The change time does not depend on the unit", "[dsp][detection]")
{
    auto z = energies(100, 60, 100);
    for (double& value : z)
        value *= 1e-12;
    CHECK(changeToActivity(z, 1e-12, 9.0, 5) ==
          changeToActivity(energies(100, 60, 100), 1.0, 9.0, 5));
}

TEST_CASE("A rise in amplitude is found at its foot, not where it is loud", "[dsp][detection]")
{
    auto z = energies(100, 60, 100);
    for (std::size_t k = 0; k < 6; ++k)
        z[60 + k] = 1.0 + 8.0 * std::pow((double(k) + 0.5) / 6.0, 2);
    const auto abrupt = changeToActivity(z, 1.0, 9.0);
    const auto rising = changeToActivity(z, 1.0, 9.0, 6);
    CHECK(abrupt > 61);
    CHECK(rising == 60);
}

TEST_CASE("Noise alone has no change time", "[dsp][detection]")
{
    const std::vector<double> noise(50, 1.0);
    CHECK(changeToActivity(noise, 1.0, 4.0) == 50);
    CHECK(changeToNoise(noise, 1.0, 4.0) == 0);
    CHECK(changeToUnknownLevel(noise, 1.0) == 50);
}

TEST_CASE("The mean at some evidence has that evidence", "[dsp][detection]")
{
    for (const double count : {6.0, 25.0, 100.0})
        for (const double evidence : {1.0, 11.5, 40.0})
            CHECK(varianceRatioEvidence(meanAtEvidence(evidence, count), count) ==
                  Approx(evidence).epsilon(1e-6));
    CHECK(varianceRatioEvidence(0.5, 100.0) == 0.0);
}
