// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/filter/mains_subtraction.hpp"

#include <catch2/catch.hpp>
#include <numbers>

#include "dsp/filter/cascade.hpp"
#include "dsp/filter/notch.hpp"
#include "tests/dsp/detection/synthetic.hpp"

using namespace facialis;
using namespace facialis::dsp;
using namespace facialis::test;

namespace {

constexpr Frequency rate = 2048_Hz;

std::size_t at(double seconds)
{
    return std::size_t(seconds * rate.hertz());
}

/// Harmonics 1, 3, 5 of a line; `hertz(t)` is its frequency.
template <class Hertz>
std::vector<double> hum(std::size_t count, double amplitude, Frequency perSecond, Hertz hertz)
{
    std::vector<double> x(count);
    double turns = 0.1;
    for (std::size_t i = 0; i < count; ++i) {
        for (const auto& [order, part] : {std::pair{1.0, 1.0}, {3.0, 0.4}, {5.0, 0.2}})
            if (order * 60.0 < 0.45 * perSecond.hertz())
                x[i] += amplitude * part * std::sin(2.0 * std::numbers::pi * order * turns + order);
        turns += hertz(double(i) / perSecond.hertz()) / perSecond.hertz();
    }
    return x;
}

std::vector<double> subtracted(std::vector<double> x, Frequency mains, std::size_t block = 512,
                               Frequency perSecond = rate)
{
    MainsSubtraction filter(mains, std::min(450_Hz, perSecond * 0.45), perSecond, 1_s);
    for (std::size_t i = 0; i < x.size(); i += block)
        filter.process(std::span(x).subspan(i, std::min(block, x.size() - i)));
    return x;
}

double decibel(std::span<const double> left, std::span<const double> whole)
{
    return 20.0 * std::log10(rmsOf(left) / rmsOf(whole));
}

std::vector<double> difference(std::vector<double> a, const std::vector<double>& b)
{
    for (std::size_t i = 0; i < a.size(); ++i)
        a[i] -= b[i];
    return a;
}

}  // namespace

TEST_CASE("The mains line and its harmonics are subtracted, the noise stays", "[dsp][filter]")
{
    for (const double hertz : {50.0, 60.0}) {
        const auto noise = whiteNoise(at(30.0), 11);
        const auto line = hum(noise.size(), 5.0, rate, [&](double) { return hertz + 0.03; });
        auto signal = noise;
        add(signal, line);
        for (double& value : signal)
            value += 3000.0;  // an electrode offset
        auto left = difference(subtracted(signal, Frequency(hertz)), noise);
        for (double& value : left)
            value -= 3000.0;
        CHECK(decibel(std::span(left).subspan(at(3.0), at(2.0)), line) < -20.0);
        CHECK(decibel(std::span(left).subspan(at(10.0)), line) < -30.0);
    }
}

TEST_CASE("A line frequency that steps by a tenth of a hertz is followed", "[dsp][filter]")
{
    const auto noise = whiteNoise(at(60.0), 12);
    const auto line = hum(noise.size(), 5.0, rate, [](double t) { return t < 20.0 ? 50.0 : 50.1; });
    auto signal = noise;
    add(signal, line);
    const auto left = difference(subtracted(signal, 50_Hz), noise);
    CHECK(decibel(std::span(left).subspan(at(40.0)), line) < -25.0);
}

TEST_CASE("Where there is no mains hum nothing is subtracted", "[dsp][filter]")
{
    const auto noise = whiteNoise(at(30.0), 13);
    const auto changed = difference(subtracted(noise, 50_Hz), noise);
    CHECK(rmsOf(std::span(changed).subspan(at(3.0))) < 0.01);
}

TEST_CASE("Mains subtraction leaves bursts alone and does not ring behind them as a notch does",
          "[dsp][filter]")
{
    const auto noise = whiteNoise(at(20.0), 14);
    const auto line = hum(noise.size(), 3.0, rate, [](double) { return 50.0; });
    for (const double length : {0.03, 0.1, 0.3}) {
        const SampleRange range{std::int64_t(at(12.0)), std::int64_t(at(12.0 + length))};
        const auto emg = burst(noise.size(), range, 30.0, rate, 15);
        auto quiet = noise;
        add(quiet, line);
        auto active = quiet;
        add(active, emg);
        // What the burst does to the output beside being in it.
        const auto harm =
            difference(difference(subtracted(active, 50_Hz), emg), subtracted(quiet, 50_Hz));
        const auto during = std::span(harm).subspan(at(12.0), at(length));
        const auto behind = std::span(harm).subspan(at(12.05 + length), at(0.3));
        CHECK(rmsOf(during) < 0.01 * 30.0);
        CHECK(rmsOf(behind) < 0.01 * 30.0);

        Cascade notched(mainsNotch(50_Hz, 30.0, 450_Hz, rate).value());
        auto through = emg;
        notched.process(through);
        const auto ringing = difference(through, emg);
        CHECK(rmsOf(behind) < 0.2 * rmsOf(std::span(ringing).subspan(at(12.05 + length), at(0.3))));
    }
}

TEST_CASE("Mains subtraction does not depend on blocks and lets gaps be gaps", "[dsp][filter]")
{
    auto signal = whiteNoise(at(8.0), 16);
    add(signal, hum(signal.size(), 4.0, rate, [](double) { return 50.0; }));
    for (std::size_t i = at(5.0); i < at(5.7); ++i)
        signal[i] = std::nan("");
    const auto whole = subtracted(signal, 50_Hz, signal.size());
    for (const std::size_t block : {1, 7, 64, 4096}) {
        const auto cut = subtracted(signal, 50_Hz, block);
        CHECK(std::equal(whole.begin(), whole.end(), cut.begin(), [](double a, double b) {
            return a == b || (std::isnan(a) && std::isnan(b));
        }));
    }
    for (std::size_t i = 0; i < signal.size(); ++i)
        REQUIRE(std::isnan(whole[i]) == std::isnan(signal[i]));
    // The phase went on: behind the gap the hum is still gone.
    const auto behind = std::span(whole).subspan(at(5.8), at(1.0));
    CHECK(rmsOf(behind) < 1.2);
}

TEST_CASE("Mains subtraction stays sane at any rate and on dead channels", "[dsp][filter]")
{
    for (const double hertz : {100.0, 250.0, 1000.0, 50000.0}) {
        const Frequency perSecond(hertz);
        const auto count = std::size_t(6.0 * hertz);
        for (const std::vector<double>& signal :
             {std::vector<double>(count, 7.0), std::vector<double>(count, std::nan("")),
              std::vector<double>(5, 1.0), whiteNoise(count, 17)}) {
            const auto out = subtracted(signal, 50_Hz, 512, perSecond);
            for (std::size_t i = 0; i < out.size(); ++i)
                REQUIRE(std::isfinite(out[i]) == std::isfinite(signal[i]));
            if (!signal.empty() && signal[0] == 7.0)
                CHECK(std::all_of(out.begin(), out.end(),
                                  [](double x) { return std::abs(x - 7.0) < 1e-9; }));
        }
    }
}
