// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/filter/ecg_removal.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numbers>
#include <random>

#include "dsp/filter/butterworth.hpp"

using namespace facialis;
using namespace facialis::dsp;

namespace {

/// A QRS complex: a narrow wave between two smaller ones of the other sign.
double qrs(double seconds)
{
    const auto bell = [&](double centre, double width) {
        const double z = (seconds - centre) / width;
        return std::exp(-0.5 * z * z);
    };
    return bell(0.0, 0.010) - 0.25 * bell(-0.028, 0.010) - 0.35 * bell(0.030, 0.012);
}

struct Lead {
    std::vector<double> heart, rest;  ///< their sum is the signal

    [[nodiscard]] std::vector<double> sum() const
    {
        std::vector<double> all(heart.size());
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i] = heart[i] + rest[i];
        return all;
    }
};

/// Noise of RMS 3, drift, beats about 0.85 s apart of the given height.
Lead lead(double rate, double seconds, double height, unsigned seed = 1)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> normal;
    const auto count = static_cast<std::size_t>(rate * seconds);
    Lead lead{std::vector<double>(count), std::vector<double>(count)};
    for (std::size_t i = 0; i < count; ++i)
        lead.rest[i] = 3.0 * normal(random) +
                       40.0 * std::sin(2.0 * std::numbers::pi * 0.25 * double(i) / rate);
    for (double t = 0.4; t < seconds; t += 0.85 * (1.0 + 0.04 * normal(random)))
        for (std::size_t i = 0; i < count; ++i)
            if (const double from = double(i) / rate - t; std::abs(from) < 0.1)
                lead.heart[i] += height * qrs(from);
    return lead;
}

std::vector<double> removed(double rate, const std::vector<double>& signal, bool mayHoldBack,
                            std::size_t block = 512)
{
    EcgRemoval removal(Frequency(rate), mayHoldBack);
    std::vector<double> out;
    for (std::size_t i = 0; i < signal.size(); i += block)
        removal.process(std::span(signal).subspan(i, std::min(block, signal.size() - i)), out);
    removal.finish(out);
    return out;
}

/// Energy in the band of EMG of a - b, from a second on; the last second, which may cut a beat off,
/// is left out.
double energy(double rate, const std::vector<double>& a, const std::vector<double>& b, double from)
{
    std::vector<double> difference(a.size());
    for (std::size_t i = 0; i < a.size(); ++i)
        difference[i] = a[i] - b[i];
    auto filter = zeroPhaseFilter(
        butterworthBandPass(4, 20_Hz, Frequency(std::min(450.0, 0.45 * rate)), Frequency(rate))
            .value(),
        Frequency(rate));
    std::vector<double> out;
    filter->process(difference, out);
    filter->finish(out);
    double sum = 0.0;
    const std::size_t end = out.size() - static_cast<std::size_t>(rate);
    for (auto i = static_cast<std::size_t>(from * rate); i < end; ++i)
        sum += out[i] * out[i];
    return sum;
}

}  // namespace

TEST_CASE("ECG removal leaves a thirtieth of the heart's power in the band of EMG", "[dsp][filter]")
{
    const double rate = GENERATE(250.0, 1000.0, 2048.0, 10000.0);
    INFO(rate);
    const Lead both = lead(rate, 60.0, 40.0);
    const std::vector<double> nothing(both.heart.size());
    const auto out = removed(rate, both.sum(), true);
    REQUIRE(out.size() == both.rest.size());
    const double before = energy(rate, both.heart, nothing, 0.0);
    // What is left is the noise of the mean; at 250 Hz beats also fall between samples.
    CHECK(energy(rate, out, both.rest, 0.0) < (rate < 500.0 ? 0.06 : 0.03) * before);
}

TEST_CASE("Weak heartbeats are removed as far as the noise allows", "[dsp][filter]")
{
    const double rate = 2048.0;
    const Lead both = lead(rate, 120.0, 9.0);  // three times the noise
    const std::vector<double> nothing(both.heart.size());
    CHECK(energy(rate, removed(rate, both.sum(), true), both.rest, 30.0) <
          0.15 * energy(rate, both.heart, nothing, 30.0));
}

TEST_CASE("Live, only the first beats stay in the signal", "[dsp][filter]")
{
    const double rate = 2048.0;
    const Lead both = lead(rate, 60.0, 40.0);
    const std::vector<double> nothing(both.heart.size());
    const auto out = removed(rate, both.sum(), false);
    CHECK(energy(rate, out, both.rest, 15.0) < 0.03 * energy(rate, both.heart, nothing, 15.0));
    CHECK(energy(rate, out, both.rest, 0.0) > 0.05 * energy(rate, both.heart, nothing, 0.0));
}

TEST_CASE("A signal without a heart comes out as it went in", "[dsp][filter]")
{
    const double rate = 2048.0;
    const auto noise = lead(rate, 120.0, 0.0, GENERATE(1U, 2U, 3U)).rest;
    CHECK((removed(rate, noise, true) == noise));
}

TEST_CASE("Muscle bursts in a heart's rhythm are not taken for the heart", "[dsp][filter]")
{
    const double rate = 2048.0;
    Lead twitches = lead(rate, 120.0, 0.0);
    std::mt19937 random(7);
    std::normal_distribution<double> normal;
    auto band = causalFilter(butterworthBandPass(2, 30_Hz, 200_Hz, Frequency(rate)).value(),
                             Frequency(rate), 80_Hz);
    std::vector<double> white(twitches.rest.size()), muscle;
    for (double& sample : white)
        sample = 60.0 * normal(random);
    band->process(white, muscle);
    for (std::size_t i = 0; i < muscle.size(); ++i)
        if (std::fmod(double(i) / rate, 0.9) < 0.06)
            twitches.rest[i] += muscle[i];
    CHECK((removed(rate, twitches.rest, true) == twitches.rest));
}

TEST_CASE("A burst over a heartbeat keeps its energy", "[dsp][filter]")
{
    const double rate = 2048.0;
    Lead both = lead(rate, 60.0, 40.0);
    std::mt19937 random(3);
    std::normal_distribution<double> normal;
    for (std::size_t i = 0; i < both.rest.size(); ++i)
        if (std::fmod(double(i) / rate, 5.0) > 3.0)  // two seconds of five
            both.rest[i] += 30.0 * normal(random);
    const auto out = removed(rate, both.sum(), true);
    const std::vector<double> nothing(both.rest.size());
    CHECK(energy(rate, out, both.rest, 0.0) < 0.02 * energy(rate, both.rest, nothing, 0.0));
}

TEST_CASE("ECG removal does not depend on how the signal is cut", "[dsp][filter]")
{
    const double rate = 1000.0;
    const auto signal = lead(rate, 40.0, 40.0).sum();
    const bool mayHoldBack = GENERATE(true, false);
    const auto whole = removed(rate, signal, mayHoldBack, signal.size());
    for (const std::size_t block : {1, 7, 64, 4096})
        CHECK((removed(rate, signal, mayHoldBack, block) == whole));
}

TEST_CASE("A gap stays a gap and beats around it are left", "[dsp][filter]")
{
    const double rate = 1000.0;
    auto signal = lead(rate, 60.0, 40.0).sum();
    const double nan = std::numeric_limits<double>::quiet_NaN();
    std::fill(signal.begin() + 30000, signal.begin() + 31000, nan);
    const auto out = removed(rate, signal, true);
    REQUIRE(out.size() == signal.size());
    for (std::size_t i = 0; i < out.size(); ++i)
        CHECK(std::isnan(out[i]) == (i >= 30000 && i < 31000));
}

TEST_CASE("Very short, flat, clipped and empty signals pass ECG removal unchanged", "[dsp][filter]")
{
    const double rate = GENERATE(100.0, 2048.0, 50000.0);
    CHECK(removed(rate, {1.0, 2.0, 3.0, 4.0, 5.0}, true) ==
          std::vector<double>{1.0, 2.0, 3.0, 4.0, 5.0});
    const std::vector<double> flat(30000, 7.0);
    CHECK((removed(rate, flat, true) == flat));
    auto clipped = lead(rate, 5.0, 0.0).rest;
    for (double& sample : clipped)
        sample = std::clamp(sample, -2.0, 2.0);
    CHECK((removed(rate, clipped, true) == clipped));
    CHECK(removed(rate, {}, true).empty());
}
