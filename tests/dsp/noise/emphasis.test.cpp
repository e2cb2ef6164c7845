// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/noise/emphasis.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "dsp/noise/prediction_error.hpp"

using namespace facialis;
using namespace facialis::dsp;

namespace {

constexpr Frequency rate = 1024_Hz;
constexpr std::size_t lowPass = 0, none = 1;

Emphasis emphasis()
{
    return Emphasis(200_Hz, 20_Hz, 450_Hz, rate);
}

/// Whitening of noise with one resonance: poles of radius 0.8 at `peak`.
std::array<double, 3> resonance(Frequency peak)
{
    const double angle = 2.0 * std::numbers::pi * (peak / rate);
    return {1.0, -2.0 * 0.8 * std::cos(angle), 0.64};
}

}  // namespace

TEST_CASE("In white noise surface EMG is seen best behind a low-pass", "[dsp][noise]")
{
    const std::array<double, 3> white{1.0, 0.0, 0.0};
    for (const std::size_t now : {lowPass, none})
        CHECK(emphasis().best(white, now) == lowPass);
}

TEST_CASE("In noise of the EMG's own colour no low-pass helps", "[dsp][noise]")
{
    for (const std::size_t now : {lowPass, none})
        CHECK(emphasis().best(resonance(80_Hz), now) == none);
}

TEST_CASE("The low-pass has its edge where it was asked for and lets slow changes pass",
          "[dsp][noise]")
{
    const Emphasis both = emphasis();
    const auto& taps = both.taps(lowPass);
    const auto gain = [&](Frequency f) {
        return taps[1] + 2.0 * taps[0] * std::cos(2.0 * std::numbers::pi * (f / rate));
    };
    CHECK(taps[0] == taps[2]);
    CHECK(gain(0_Hz) == Approx(1.0));
    CHECK(gain(200_Hz) == Approx(std::sqrt(0.5)));
}

TEST_CASE("Whitened noise is white without a low-pass and coloured behind one", "[dsp][noise]")
{
    const Emphasis both = emphasis();
    CHECK(both.colour(none).second == Approx(1.0));
    CHECK(both.colour(none).third == Approx(1.0));
    // Of a spectrum of mean 1 the mean square and cube exceed 1 (Jensen), the cube more.
    CHECK(both.colour(lowPass).second > 1.1);
    CHECK(both.colour(lowPass).third > both.colour(lowPass).second);
}

TEST_CASE("A rate that leaves no room for a low-pass has none", "[dsp][noise]")
{
    const Emphasis slow(200_Hz, 20_Hz, 90_Hz, 200_Hz);
    CHECK(slow.taps(lowPass) == slow.taps(none));
}
