// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/synchrony/discharge_rhythm.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "dsp/synchrony/seeded_random.hpp"

using namespace facialis;
using namespace facialis::dsp;

namespace {

constexpr Frequency rate = 2000_Hz;
constexpr std::size_t few = 6;

std::vector<double> noise(std::size_t count, double size, std::uint64_t seed)
{
    SeededRandom random(seed);
    std::vector<double> samples(count);
    for (double& sample : samples)
        sample = size * (2.0 * random.uniform() - 1.0);
    return samples;
}

/// Potentials of 8 ms at a rate, in noise, each a little early or late.
std::vector<double> group(double perSecond, int discharges, std::uint64_t seed)
{
    constexpr std::size_t potential = 16;
    SeededRandom random(seed + 100);
    std::vector<double> samples =
        noise(static_cast<std::size_t>(2000.0 * discharges / perSecond), 0.3, seed);
    for (int k = 0; k < discharges; ++k) {
        const double time = (k + 0.1 * random.uniform()) / perSecond;
        const auto begin = static_cast<std::size_t>(time * 2000.0);
        for (std::size_t i = 0; i < potential && begin + i < samples.size(); ++i)
            samples[begin + i] += std::sin(2.0 * std::numbers::pi * double(i) / potential);
    }
    return samples;
}

std::optional<DischargeRhythm> common(const std::vector<std::vector<double>>& bursts)
{
    std::vector<std::vector<double>> correlations;
    correlations.reserve(bursts.size());
    for (const std::vector<double>& burst : bursts)
        correlations.push_back(envelopeCorrelation(burst, rate));
    return commonDischarge(correlations, few);
}

}  // namespace

TEST_CASE("Groups of discharges at 30 to 60 Hz show their rate", "[dsp][synchrony]")
{
    for (const double perSecond : {30.0, 45.0, 60.0}) {
        std::vector<std::vector<double>> bursts;
        for (std::uint64_t k = 0; k < 8; ++k)
            bursts.push_back(group(perSecond, 6, k));
        const auto found = common(bursts);
        CAPTURE(perSecond);
        REQUIRE(found);
        // Lags are whole milliseconds: 60 Hz lies between 16 and 17.
        CHECK(found->rate.hertz() == Approx(perSecond).epsilon(0.06));
        CHECK(found->peak > 0.4);
    }
}

TEST_CASE("Neither noise, nor discharges at 200 Hz, nor a ripple of the mains is such a rate",
          "[dsp][synchrony]")
{
    std::vector<std::vector<double>> interference, spasm, mains;
    for (std::uint64_t k = 0; k < 40; ++k) {
        interference.push_back(noise(300, 1.0, k));
        spasm.push_back(group(200.0, 20, k));
        std::vector<double> wave = noise(300, 0.1, k);
        for (std::size_t i = 0; i < wave.size(); ++i)
            wave[i] += std::sin(2.0 * std::numbers::pi * 0.025 * double(i));
        mains.push_back(std::move(wave));
    }
    CHECK_FALSE(common(interference));
    CHECK_FALSE(common(spasm));
    CHECK_FALSE(common(mains));
}

TEST_CASE("Too few bursts, and too short or silent ones, have no rate in common",
          "[dsp][synchrony]")
{
    std::vector<std::vector<double>> bursts(few - 1, group(40.0, 6, 1));
    CHECK_FALSE(common(bursts));
    bursts.emplace_back(50, 1.0);   // 25 ms
    bursts.emplace_back(400, 0.0);  // silent
    CHECK_FALSE(common(bursts));
    bursts.push_back(group(40.0, 6, 2));
    CHECK(common(bursts));
}

TEST_CASE("Short bursts of noise have a rate in common hardly ever", "[dsp][synchrony]")
{
    // A burst of 40 ms holds a dozen independent values, and as few bursts as may be asked for
    // resemble themselves at one lag or another by chance. EMG is no white noise: what neighbours
    // share is smoothed here by a mean of four samples.
    int found = 0;
    for (std::uint64_t trial = 0; trial < 300; ++trial) {
        std::vector<std::vector<double>> bursts;
        for (std::uint64_t k = 0; k < few; ++k) {
            std::vector<double> burst = noise(70 + 10 * k, 1.0, 1000 * trial + k);
            for (std::size_t i = 0; i + 3 < burst.size(); ++i)
                burst[i] = 0.25 * (burst[i] + burst[i + 1] + burst[i + 2] + burst[i + 3]);
            bursts.push_back(std::move(burst));
        }
        found += common(bursts) ? 1 : 0;
    }
    INFO(found << " of 300");
    CHECK(found <= 6);
}

TEST_CASE("Two discharges have one interval, which is no rhythm", "[dsp][synchrony]")
{
    for (const double perSecond : {30.0, 33.0, 40.0}) {
        INFO(perSecond << " Hz");
        // From the first potential to a little beyond the end of the last.
        const auto bursts = [&](int discharges) {
            std::vector<std::vector<double>> found;
            for (std::uint64_t k = 0; k < 8; ++k) {
                found.push_back(group(perSecond, discharges, k));
                const double length = (discharges - 1) / perSecond + 0.018;
                found.back().resize(
                    std::min(found.back().size(), static_cast<std::size_t>(length * rate.hertz())));
            }
            return common(found);
        };
        CHECK_FALSE(bursts(2));
        CHECK(bursts(3));
    }
}
