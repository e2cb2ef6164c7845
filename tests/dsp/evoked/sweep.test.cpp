// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/evoked/sweep.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/dsp/evoked/made_sweeps.hpp"

using namespace facialis;
using namespace facialis::dsp;
using namespace facialis::test;

namespace {

/// Largest distance between two sweeps, from 7 ms after the stimulus on.
double distance(const Sweep& a, const Sweep& b)
{
    double largest = 0.0;
    for (std::size_t i = a.stimulus + 14; i < a.samples.size(); ++i)
        largest = std::max(largest, std::abs(a.samples[i] - b.samples[i]));
    return largest;
}

Sweep clean(const Sweep& raw, std::optional<Rails> rails = std::nullopt)
{
    return cleaned(raw, 2000_Hz, 50_Hz, rails);
}

}  // namespace

TEST_CASE("Nothing of the artifact is smeared into what follows it", "[dsp][evoked]")
{
    SweepRecipe with{.early = 200.0};
    SweepRecipe without = with;
    with.artifact = 50000.0;
    without.artifact = 0.0;
    // Exactly nothing: the blanked samples take no part.
    CHECK(distance(clean(madeSweep(with, 3)), clean(madeSweep(without, 3))) < 1e-9);
}

TEST_CASE("The mains line is taken out of a sweep", "[dsp][evoked]")
{
    // What the fit leaves is the noise's own share at 50 Hz, far below the line of 60 uV.
    CHECK(distance(clean(madeSweep({.mains = 60.0, .late = 80.0}, 5)),
                   clean(madeSweep({.mains = 0.0, .late = 80.0}, 5))) < 1e-6 + 60.0 * 0.02);
}

TEST_CASE("A response keeps its size when drift is taken out", "[dsp][evoked]")
{
    Sweep raw = madeSweep({.noise = 0.0, .early = 200.0}, 1);
    for (std::size_t i = 0; i < raw.samples.size(); ++i)
        raw.samples[i] += 3.0 * static_cast<double>(i);  // 6 mV/s
    const Sweep sweep = clean(raw);
    const auto [lowest, highest] =
        std::minmax_element(sweep.samples.begin() + static_cast<std::ptrdiff_t>(sweep.artifactEnd),
                            sweep.samples.end());
    // The largest sample of a sine of 5 ms at 2000 Hz is its peak to within 5 %.
    CHECK(*highest - *lowest == Approx(400.0).epsilon(0.05));
}

TEST_CASE("The artifact lasts as long as the amplifier is saturated", "[dsp][evoked]")
{
    Sweep raw = madeSweep({}, 2);
    CHECK(artifactEndOf(raw, 2000_Hz, std::nullopt) == raw.stimulus + 8);
    for (std::size_t i = 0; i < 24; ++i)
        raw.samples[raw.stimulus + i] = i < 14 ? 3000.0 : -3000.0;
    CHECK(artifactEndOf(raw, 2000_Hz, std::nullopt) == raw.stimulus + 26);
    CHECK(artifactEndOf(raw, 2000_Hz, Rails{-3000.0, 3000.0}) == raw.stimulus + 26);
    // A clipped response long after the artifact is not part of it.
    for (std::size_t i = 80; i < 90; ++i)
        raw.samples[raw.stimulus + i] = 3000.0;
    CHECK(artifactEndOf(raw, 2000_Hz, Rails{-3000.0, 3000.0}) == raw.stimulus + 26);
}

TEST_CASE("The mean of sweeps leaves out what is missing", "[dsp][evoked]")
{
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    const std::vector<Sweep> sweeps{{.samples = {1.0, nothing, nothing}},
                                    {.samples = {3.0, 5.0, nothing}}};
    const std::vector<double> mean = meanOf(sweeps);
    CHECK(mean[0] == 2.0);
    CHECK(mean[1] == 5.0);
    CHECK(std::isnan(mean[2]));
    CHECK(meanOf({}).empty());
}
