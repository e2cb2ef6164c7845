// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/spectrum/intraburst_rate.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

#include "dsp/synchrony/seeded_random.hpp"

using namespace facialis;
using namespace facialis::dsp;

namespace {

constexpr int seeds = 200;

double gaussian(SeededRandom& random)
{
    return std::sqrt(-2.0 * std::log(1.0 - random.uniform())) *
           std::cos(2.0 * std::numbers::pi * random.uniform());
}

/// Biphasic potentials of 3 ms half-width at the given times, with a little noise.
std::vector<double> potentials(const std::vector<double>& times, Frequency rate, Duration length,
                               SeededRandom& random)
{
    std::vector<double> x(std::size_t(length.seconds() * rate.hertz()));
    for (std::size_t i = 0; i < x.size(); ++i) {
        x[i] = 0.05 * gaussian(random);
        for (const double time : times) {
            const double t = (double(i) / rate.hertz() - time) / 1.5e-3;
            x[i] += t * std::exp(-0.5 * t * t);
        }
    }
    return x;
}

std::vector<double> regular(double hertz, Frequency rate, Duration length, std::uint64_t seed)
{
    SeededRandom random(seed);
    std::vector<double> times;
    for (double t = 0.5 / hertz; t < length.seconds(); t += 1.0 / hertz)
        times.push_back(t + 0.03 / hertz * gaussian(random));
    return potentials(times, rate, length, random);
}

/// What a recorder at 500 Hz makes of 4000 Hz: a windowed sinc of 200 Hz, then each eighth sample.
std::vector<double> recorded(const std::vector<double>& x)
{
    constexpr long reach = 100;
    std::vector<double> taps;
    for (long k = -reach; k <= reach; ++k) {
        const double t = std::numbers::pi * double(k);
        taps.push_back((k == 0 ? 0.1 : std::sin(0.1 * t) / t) *
                       (0.5 + 0.5 * std::cos(t / double(reach + 1))));
    }
    std::vector<double> y;
    for (long i = 0; i < long(x.size()); i += 8) {
        double sum = 0.0;
        for (long k = -reach; k <= reach; ++k)
            if (i + k >= 0 && i + k < long(x.size()))
                sum += taps[std::size_t(k + reach)] * x[std::size_t(i + k)];
        y.push_back(sum);
    }
    return y;
}

RateContext at(Frequency rate)
{
    return {rate, 20_Hz, std::min(450_Hz, rate * 0.45)};
}

}  // namespace

TEST_CASE("Regular discharge of 30 to 60 Hz is measured within 2 Hz", "[dsp][spectrum][slow]")
{
    IntraburstRateMeter meter;
    for (const double hertz : {30.0, 37.0, 45.0, 60.0})
        for (const Frequency rate : {1000_Hz, 2000_Hz})
            for (const Duration length : {250_ms, 500_ms, 1_s}) {
                int right = 0;
                for (int seed = 0; seed < seeds; ++seed) {
                    const auto found = meter(regular(hertz, rate, length, seed), at(rate));
                    right += found.rate && std::abs(found.rate->hertz() - hertz) <= 2.0;
                }
                CAPTURE(hertz, rate.hertz(), length.seconds());
                CHECK(right >= seeds * 90 / 100);
            }
}

TEST_CASE("Random bursts are refused in 95 of 100", "[dsp][spectrum][slow]")
{
    IntraburstRateMeter meter;
    for (const Frequency rate : {500_Hz, 1000_Hz, 2000_Hz})
        for (const Duration length : {100_ms, 250_ms, 500_ms, 1_s}) {
            int units = 0, noise = 0;
            for (int seed = 0; seed < seeds; ++seed) {
                SeededRandom random(1000 + seed);
                std::vector<double> times;
                for (int k = 0; k < int(120 * length.seconds()) + 2; ++k)
                    times.push_back(random.uniform() * length.seconds());
                units += meter(potentials(times, rate, length, random), at(rate)).rate.has_value();
                std::vector<double> x;
                double previous = 0.0;
                for (int i = 0; i < int(length.seconds() * rate.hertz()); ++i)
                    x.push_back(previous = 0.6 * previous + gaussian(random));
                noise += meter(x, at(rate)).rate.has_value();
            }
            CAPTURE(rate.hertz(), length.seconds());
            CHECK(units <= seeds * 5 / 100);
            CHECK(noise <= seeds * 5 / 100);
        }
}

TEST_CASE("A rate at a mains harmonic is refused where the silence has it or it was subtracted",
          "[dsp][spectrum]")
{
    IntraburstRateMeter meter;
    const auto x = regular(50.0, 2000_Hz, 1_s, 1);
    RateContext context = at(2000_Hz);
    context.mains = 50_Hz;
    CHECK(meter(x, context).rate);
    context.isMainsInSilence = true;
    CHECK(meter(x, context).refusal == RateRefusal::mains);
    context.isMainsInSilence = false;
    context.removal = MainsRemoval::subtracted;
    CHECK(meter(x, context).refusal == RateRefusal::mainsSubtracted);
    CHECK(meter(regular(40.0, 2000_Hz, 1_s, 1), context).rate);
}

TEST_CASE("Notched samples tell no rate, wherever it lies", "[dsp][spectrum]")
{
    IntraburstRateMeter meter;
    RateContext context = at(2000_Hz);
    context.mains = 50_Hz;
    context.removal = MainsRemoval::notched;
    for (const double hertz : {40.0, 50.0, 175.0})
        CHECK(meter(regular(hertz, 2000_Hz, 1_s, 1), context).refusal == RateRefusal::notched);
}

TEST_CASE("The unit of a burst has no influence on its rate", "[dsp][spectrum]")
{
    IntraburstRateMeter meter;
    const auto volts = regular(40.0, 2000_Hz, 500_ms, 1);
    const auto told = meter(volts, at(2000_Hz));
    REQUIRE(told.rate);
    for (const double unit : {1e-90, 1e-6, 1e90}) {
        std::vector<double> scaled = volts;
        for (double& sample : scaled)
            sample *= unit;
        const auto found = meter(scaled, at(2000_Hz));
        REQUIRE(found.rate);
        CHECK(found.rate->hertz() == told.rate->hertz());
    }
}

TEST_CASE("Behind an anti-aliasing filter 500 Hz tell no rate from 150 to 400 Hz",
          "[dsp][spectrum][slow]")
{
    IntraburstRateMeter meter;
    constexpr int trials = 40;
    for (double hertz = 150.0; hertz <= 400.0; hertz += 25.0) {
        int told = 0;
        for (int seed = 0; seed < trials; ++seed)
            told +=
                meter(recorded(regular(hertz, 4000_Hz, 500_ms, seed)), at(500_Hz)).rate.has_value();
        CAPTURE(hertz);
        CHECK(told == 0);
    }
}

TEST_CASE("What cannot hold a rate is refused with its reason", "[dsp][spectrum]")
{
    IntraburstRateMeter meter;
    const auto refusalOf = [&](std::vector<double> x) { return meter(x, at(1000_Hz)).refusal; };
    CHECK(refusalOf({}) == RateRefusal::tooShort);
    CHECK(refusalOf({1, 2, 3, 4, 5}) == RateRefusal::tooShort);
    CHECK(refusalOf(std::vector<double>(500, 0.1)) == RateRefusal::flat);
    std::vector<double> x(500, 1.0);
    x[9] = std::numeric_limits<double>::quiet_NaN();
    CHECK(refusalOf(x) == RateRefusal::missingSamples);
    CHECK(meter(x, {1000_Hz, 20_Hz, 30_Hz}).refusal == RateRefusal::bandTooNarrow);
}
