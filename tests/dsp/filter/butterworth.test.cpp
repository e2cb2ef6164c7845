// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/filter/butterworth.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <complex>
#include <numbers>

#include "tests/dsp/filter/designs.hpp"
#include "tests/dsp/reference.hpp"

using namespace facialis;
using namespace facialis::dsp;

namespace {

double gainAt(const Sections& sections, Frequency f, Frequency rate)
{
    const auto z = std::polar(1.0, -2.0 * std::numbers::pi * (f / rate));
    std::complex<double> h = 1.0;
    for (const Biquad& q : sections)
        h *= (q.b0 + q.b1 * z + q.b2 * z * z) / (1.0 + q.a1 * z + q.a2 * z * z);
    return std::abs(h);
}

}  // namespace

TEST_CASE("Every design has SciPy's sections, in SciPy's order", "[dsp][filter]")
{
    const auto expected = test::reference("filters.csv");
    for (const test::Design& design : test::designs()) {
        INFO(design.name);
        const auto& row = expected.at(design.name);
        REQUIRE(row.size() == 5 * design.sections.size());
        for (std::size_t i = 0; i < design.sections.size(); ++i) {
            const Biquad& q = design.sections[i];
            // Zeros may differ by the rounding of a root that is meant to be +-1.
            CHECK(q.b0 == Approx(row[5 * i]).epsilon(1e-10));
            CHECK(q.b1 == Approx(row[5 * i + 1]).epsilon(1e-10).margin(1e-14));
            CHECK(q.b2 == Approx(row[5 * i + 2]).epsilon(1e-10).margin(1e-14));
            CHECK(q.a1 == Approx(row[5 * i + 3]).epsilon(1e-10));
            CHECK(q.a2 == Approx(row[5 * i + 4]).epsilon(1e-10).margin(1e-14));
        }
    }
}

TEST_CASE("A Butterworth filter passes half the power at its edges and all of it in between",
          "[dsp][filter]")
{
    for (int order = 1; order <= 8; ++order) {
        INFO("order " << order);
        const auto band = butterworthBandPass(order, 20_Hz, 450_Hz, 2048_Hz).value();
        CHECK(gainAt(band, 20_Hz, 2048_Hz) == Approx(std::sqrt(0.5)).epsilon(1e-6));
        CHECK(gainAt(band, 450_Hz, 2048_Hz) == Approx(std::sqrt(0.5)).epsilon(1e-6));
        const auto low = butterworthLowPass(order, 50_Hz, 1000_Hz).value();
        CHECK(gainAt(low, 50_Hz, 1000_Hz) == Approx(std::sqrt(0.5)).epsilon(1e-9));
        CHECK(gainAt(low, 0_Hz, 1000_Hz) == Approx(1.0).epsilon(1e-9));
        const auto high = butterworthHighPass(order, 20_Hz, 1000_Hz).value();
        CHECK(gainAt(high, 20_Hz, 1000_Hz) == Approx(std::sqrt(0.5)).epsilon(1e-6));
        CHECK(gainAt(high, 500_Hz, 1000_Hz) == Approx(1.0).epsilon(1e-9));
    }
}

TEST_CASE("An edge at or above half the rate, an empty band or an order of zero is refused",
          "[dsp][filter]")
{
    CHECK_FALSE(butterworthLowPass(4, 450_Hz, 900_Hz));
    CHECK_FALSE(butterworthLowPass(4, 450_Hz, 250_Hz));
    CHECK_FALSE(butterworthHighPass(0, 20_Hz, 1000_Hz));
    CHECK_FALSE(butterworthHighPass(13, 20_Hz, 1000_Hz));
    CHECK_FALSE(butterworthHighPass(4, 0_Hz, 1000_Hz));
    CHECK_FALSE(butterworthHighPass(4, Frequency(std::nan("")), 1000_Hz));
    CHECK_FALSE(butterworthBandPass(4, 450_Hz, 20_Hz, 2000_Hz));
    const auto refused = butterworthBandPass(4, 20_Hz, 450_Hz, 250_Hz);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().sentence() ==
          "a filter edge of 450 Hz does not fit a rate of 250 Hz; choose an edge above 0 and below "
          "125 Hz");
}

TEST_CASE("A notch at 50 Hz removes the hum and keeps 45 Hz", "[dsp][filter]")
{
    const auto hum = notch(50_Hz, 30.0, 1000_Hz).value();
    CHECK(gainAt(hum, 50_Hz, 1000_Hz) < 1e-9);
    CHECK(gainAt(hum, 45_Hz, 1000_Hz) > 0.98);
    CHECK(gainAt(hum, 55_Hz, 1000_Hz) > 0.98);
    CHECK_FALSE(notch(50_Hz, 30.0, 100_Hz));
    CHECK_FALSE(notch(50_Hz, 0.0, 1000_Hz));
}

TEST_CASE("Mains notches stand on every harmonic inside the band and on no other", "[dsp][filter]")
{
    const auto comb = mainsNotch(60_Hz, 30.0, 450_Hz, 1000_Hz).value();
    CHECK(comb.size() == 7);  // 60 .. 420
    CHECK(mainsNotch(50_Hz, 30.0, 450_Hz, 250_Hz).value().size() == 2);
    for (int harmonic = 1; harmonic <= 7; ++harmonic)
        CHECK(gainAt(comb, 60_Hz * harmonic, 1000_Hz) < 1e-9);
    CHECK(gainAt(comb, 90_Hz, 1000_Hz) > 0.98);
    CHECK(gainAt(comb, 480_Hz, 1000_Hz) > 0.98);
    CHECK_FALSE(mainsNotch(60_Hz, 30.0, 450_Hz, 120_Hz));
}
