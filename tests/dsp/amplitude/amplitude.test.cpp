// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "dsp/amplitude/linear_envelope.hpp"
#include "dsp/amplitude/moving_rms.hpp"
#include "dsp/amplitude/rectify.hpp"
#include "dsp/amplitude/teager_kaiser.hpp"

using namespace facialis;
using namespace facialis::dsp;
using std::numbers::pi;

TEST_CASE("The moving RMS of a sine over whole periods is its amplitude over root two",
          "[dsp][amplitude]")
{
    MovingRms rms(40);
    double last = 0.0;
    for (int i = 0; i < 400; ++i)
        last = rms(3.0 * std::sin(2.0 * pi * i / 20.0));
    CHECK(last == Approx(3.0 / std::sqrt(2.0)));
}

TEST_CASE("At the beginning the moving RMS is that of the samples there are", "[dsp][amplitude]")
{
    MovingRms rms(100);
    CHECK(rms(3.0) == Approx(3.0));
    CHECK(rms(4.0) == Approx(std::sqrt(12.5)));
    rms.reset();
    CHECK(rms(1.0) == Approx(1.0));
}

TEST_CASE("A burst a billion times the noise leaves no trace in the moving RMS", "[dsp][amplitude]")
{
    MovingRms rms(100);
    for (int i = 0; i < 1234; ++i)
        (void)rms(1e9 * std::sin(double(i)));
    double last = 0.0;
    for (int i = 0; i < 200; ++i)
        last = rms(1.0);
    CHECK(last == 1.0);
}

TEST_CASE("Rectification keeps the magnitude", "[dsp][amplitude]")
{
    const Rectify rectify;
    CHECK(rectify(-2.5) == 2.5);
    CHECK(rectify(2.5) == 2.5);
}

TEST_CASE("The linear envelope of a sine settles at its mean magnitude", "[dsp][amplitude]")
{
    auto envelope = LinearEnvelope::create(6_Hz, 1000_Hz).value();
    double last = 0.0;
    for (int i = 0; i < 5000; ++i)
        last = envelope(2.0 * std::sin(2.0 * pi * 0.1 * i));
    CHECK(last == Approx(2.0 * 2.0 / pi).epsilon(0.05));
    CHECK_FALSE(LinearEnvelope::create(600_Hz, 1000_Hz));
    envelope.reset();
    CHECK(envelope(-5.0) == Approx(5.0));
}

TEST_CASE("The Teager-Kaiser energy of a sine is the square of amplitude times sine of frequency",
          "[dsp][amplitude]")
{
    TeagerKaiser energy;
    const double step = 0.3;
    for (int i = 0; i < 50; ++i) {
        const double psi = energy(2.0 * std::sin(step * i));
        if (i < 2)
            CHECK(psi == 0.0);
        else
            CHECK(psi == Approx(std::pow(2.0 * std::sin(step), 2)));
    }
    energy.reset();
    CHECK(energy(7.0) == 0.0);
}
