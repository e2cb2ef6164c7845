// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/spectrum/welch.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>
#include <thread>

#include "tests/dsp/reference.hpp"

using namespace facialis;
using namespace facialis::dsp;

namespace {

std::vector<double> referenceInput()
{
    std::vector<double> x;
    for (long i = 0; i < 5000; ++i)
        x.push_back(double((7919 * i + 13 * i * i) % 1009) / 1009.0 + 3.0);
    return x;
}

std::vector<double> sine(double amplitude, Frequency f, Frequency rate, std::size_t count)
{
    std::vector<double> x(count);
    for (std::size_t i = 0; i < count; ++i)
        x[i] = amplitude * std::sin(2.0 * std::numbers::pi * (f / rate) * double(i));
    return x;
}

}  // namespace

TEST_CASE("Welch's density is SciPy's", "[dsp][spectrum]")
{
    const auto expected = test::reference("welch.csv");
    const auto x = referenceInput();
    for (const std::size_t segment : {64, 250}) {
        const auto& row = expected.at(std::to_string(segment));
        const Spectrum spectrum = welch(x, 1000_Hz, segment);
        REQUIRE(spectrum.density.size() == row.size());
        for (std::size_t k = 0; k < row.size(); ++k)
            CHECK(spectrum.density[k] == Approx(row[k]).epsilon(1e-9));
    }
}

TEST_CASE("The integral of the density is the variance", "[dsp][spectrum]")
{
    const Spectrum spectrum = welch(sine(3.0, 100_Hz, 1000_Hz, 10000), 1000_Hz, 500);
    double power = 0.0;
    for (const double density : spectrum.density)
        power += density * spectrum.resolution.hertz();
    CHECK(power == Approx(4.5).epsilon(1e-3));
    CHECK(spectrum.frequency(50).hertz() == Approx(100.0));
}

TEST_CASE("Segments with missing samples are left out of the spectrum", "[dsp][spectrum]")
{
    auto x = sine(1.0, 100_Hz, 1000_Hz, 4000);
    const Spectrum whole = welch(x, 1000_Hz, 200);
    x[1234] = std::nan("");
    const Spectrum gapped = welch(x, 1000_Hz, 200);
    CHECK(gapped.segments == whole.segments - 2);
    CHECK(gapped.density[20] == Approx(whole.density[20]).epsilon(1e-6));
}

TEST_CASE("A signal shorter than a segment has no spectrum, and says so", "[dsp][spectrum]")
{
    const Spectrum none = welch(sine(1.0, 100_Hz, 1000_Hz, 100), 1000_Hz, 200);
    CHECK(none.segments == 0);
    CHECK(welch({}, 1000_Hz, 0).segments == 0);
}

TEST_CASE("Spectra of several threads are those of one", "[dsp][spectrum]")
{
    const auto x = referenceInput();
    const Spectrum alone = welch(x, 1000_Hz, 250);
    std::vector<Spectrum> together(4);
    {
        std::vector<std::jthread> threads;
        for (Spectrum& spectrum : together)
            threads.emplace_back([&] { spectrum = welch(x, 1000_Hz, 250); });
    }
    for (const Spectrum& spectrum : together)
        CHECK(spectrum.density == alone.density);
}

TEST_CASE("One Welch serves many signals, each as if it were alone", "[dsp][spectrum]")
{
    Welch estimate(250);
    auto gapped = referenceInput();
    gapped[777] = std::nan("");
    for (const auto& x : {referenceInput(), gapped, sine(2.0, 70_Hz, 1000_Hz, 3000)}) {
        const Spectrum own = welch(x, 1000_Hz, 250);
        CHECK(estimate(x, 1000_Hz).density == own.density);
        CHECK(estimate(x, 1000_Hz).segments == own.segments);
    }
    CHECK(Welch(251).segment() == 250);
    CHECK(Welch(1)(referenceInput(), 1000_Hz).segments == 0);
}
