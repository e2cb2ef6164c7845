// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/spectrum/median_frequency.hpp"

#include <catch2/catch.hpp>
#include <cstdio>
#include <limits>

#include "tests/dsp/reference.hpp"

using namespace facialis;
using namespace facialis::dsp;

namespace {

Spectrum spectrumOf(std::vector<double> density)
{
    return {10_Hz, std::move(density), 1};
}

}  // namespace

TEST_CASE("Mean and median frequency are those computed from SciPy's spectrum", "[dsp][spectrum]")
{
    std::vector<double> x;
    for (long i = 0; i < 5000; ++i)
        x.push_back(double((7919 * i + 13 * i * i) % 1009) / 1009.0 + 3.0);
    const auto rows = test::reference("median_frequency.csv");
    REQUIRE(rows.size() == 6);
    for (const auto& [name, row] : rows) {
        unsigned segment = 0;
        double low = 0.0, high = 0.0;
        REQUIRE(std::sscanf(name.c_str(), "%u:%lf:%lf", &segment, &low, &high) == 3);
        const auto centre =
            spectralCentre(welch(x, 1000_Hz, segment), Frequency(low), Frequency(high));
        REQUIRE(centre);
        // The FFTs differ in the last digits only.
        CHECK(centre->mean.hertz() == Approx(row.at(0)).epsilon(1e-9));
        CHECK(centre->median.hertz() == Approx(row.at(1)).epsilon(1e-9));
    }
}

TEST_CASE("An even spectrum has its mean and median in the middle of the band", "[dsp][spectrum]")
{
    const auto centre = spectralCentre(spectrumOf(std::vector<double>(51, 2.0)), 23_Hz, 450_Hz);
    REQUIRE(centre);
    CHECK(centre->mean.hertz() == Approx(236.5));
    CHECK(centre->median.hertz() == Approx(236.5));
}

TEST_CASE("The median lies inside its bin in proportion to the power", "[dsp][spectrum]")
{
    // 1 part of power from 15 to 25 Hz, 3 parts from 25 to 35 Hz: half is reached at a third.
    const auto centre = spectralCentre(spectrumOf({0, 0, 1, 3, 0, 0}), 0_Hz, 50_Hz);
    REQUIRE(centre);
    CHECK(centre->mean.hertz() == Approx(27.5));
    CHECK(centre->median.hertz() == Approx(25.0 + 10.0 / 3.0));
}

TEST_CASE("Power outside the band moves neither mean nor median", "[dsp][spectrum]")
{
    const auto centre = spectralCentre(spectrumOf({9, 9, 0, 4, 0, 99}), 15_Hz, 45_Hz);
    REQUIRE(centre);
    CHECK(centre->mean.hertz() == Approx(30.0));
    CHECK(centre->median.hertz() == Approx(30.0));
}

TEST_CASE("A spectrum without usable power has no mean and no median", "[dsp][spectrum]")
{
    CHECK_FALSE(spectralCentre(Spectrum{}, 0_Hz, 50_Hz));
    CHECK_FALSE(spectralCentre(spectrumOf({0, 0, 0, 0}), 0_Hz, 30_Hz));
    CHECK_FALSE(spectralCentre(spectrumOf({1, 1, 1, 1}), 20_Hz, 20_Hz));
    CHECK_FALSE(spectralCentre(spectrumOf({1, 1, 1, 1}), 30_Hz, 10_Hz));
    CHECK_FALSE(spectralCentre(spectrumOf({1, 1, 1, 1}), 40_Hz, 90_Hz));
    const double missing = std::numeric_limits<double>::quiet_NaN();
    CHECK_FALSE(spectralCentre(spectrumOf({1, missing, 1, 1}), 0_Hz, 30_Hz));
    CHECK_FALSE(spectralCentre(welch(std::vector<double>(5, 1.0), 1000_Hz, 64), 20_Hz, 450_Hz));
}
