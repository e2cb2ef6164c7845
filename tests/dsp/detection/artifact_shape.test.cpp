// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/detection/artifact_shape.hpp"

#include <catch2/catch.hpp>

#include "tests/dsp/detection/synthetic.hpp"

using namespace facialis;
using namespace facialis::dsp;
using namespace facialis::test;

namespace {

bool looksLikeArtifact(std::vector<double> event, Frequency rate)
{
    add(event, whiteNoise(event.size(), 301));
    const auto x = filtered(event, rate);
    const auto part =
        std::span(x).subspan(std::size_t(0.47 * rate.hertz()), std::size_t(0.1 * rate.hertz()));
    return isElectrodeArtifact(part, 1.0, std::min(450_Hz, rate * 0.45), rate);
}

}  // namespace

TEST_CASE("A spike and a step are artifacts at any rate", "[dsp][detection]")
{
    for (const Frequency rate : {500_Hz, 1000_Hz, 2048_Hz, 4000_Hz}) {
        INFO(rate.hertz() << " Hz");
        const auto half = std::size_t(rate.hertz() / 2.0);
        std::vector<double> spike(2 * half, 0.0), step(2 * half, 0.0);
        spike[half] = 400.0 * rate.hertz() / 1000.0;
        std::fill(step.begin() + std::ptrdiff_t(half), step.end(), 300.0);
        CHECK(looksLikeArtifact(spike, rate));
        CHECK(looksLikeArtifact(step, rate));
    }
}

TEST_CASE("A single motor unit potential and a burst of them are no artifacts", "[dsp][detection]")
{
    constexpr Frequency rate = 1000_Hz;
    for (const double width : {1.3, 1.9, 2.5}) {
        std::vector<double> potential(1000, 0.0);
        for (int i = -12; i <= 12; ++i) {
            const double u = i / width;
            potential[std::size_t(500 + i)] = 150.0 * u * std::exp(-0.5 * u * u);
        }
        CHECK_FALSE(looksLikeArtifact(potential, rate));
    }
    for (unsigned seed = 0; seed < 20; ++seed)
        CHECK_FALSE(looksLikeArtifact(burst(1000, {500, 540}, 50.0, rate, seed), rate));
}

TEST_CASE("Noise is no artifact", "[dsp][detection]")
{
    CHECK_FALSE(looksLikeArtifact(std::vector<double>(1000, 0.0), 1000_Hz));
    CHECK_FALSE(isElectrodeArtifact({}, 1.0, 450_Hz, 1000_Hz));
}
