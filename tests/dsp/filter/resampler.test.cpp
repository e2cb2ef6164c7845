// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/filter/resampler.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <complex>
#include <numbers>

using namespace facialis;
using namespace facialis::dsp;

namespace {

std::vector<double> sine(double hertz, double rate, std::size_t count)
{
    std::vector<double> samples(count);
    for (std::size_t i = 0; i < count; ++i)
        samples[i] = std::sin(2.0 * std::numbers::pi * hertz * static_cast<double>(i) / rate + 0.3);
    return samples;
}

std::vector<double> resampled(std::span<const double> in, Frequency from, Frequency to,
                              std::size_t block = 500)
{
    Resampler resampler = Resampler::create(from, to, block).value();
    std::vector<double> out;
    for (std::size_t i = 0; i < in.size(); i += block) {
        const auto ready = resampler.process(in.subspan(i, std::min(block, in.size() - i)));
        out.insert(out.end(), ready.begin(), ready.end());
    }
    return out;
}

/// Amplitude of one frequency, in a Hann window over the middle of the samples.
double amplitude(std::span<const double> samples, double hertz, double rate)
{
    std::complex<double> sum = 0.0;
    double weight = 0.0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double phase = 2.0 * std::numbers::pi * static_cast<double>(i);
        const double window = 0.5 - 0.5 * std::cos(phase / static_cast<double>(samples.size()));
        sum += window * samples[i] * std::polar(1.0, -phase * hertz / rate);
        weight += window;
    }
    return 2.0 * std::abs(sum) / weight;
}

}  // namespace

TEST_CASE("A resampled tone keeps its pitch, its amplitude and its place in time", "[dsp][filter]")
{
    const auto [from, to] = GENERATE(std::pair{2000.0, 48000.0}, std::pair{2048.0, 44100.0},
                                     std::pair{1037.5, 48000.0}, std::pair{96000.0, 44100.0});
    CAPTURE(from, to);
    const double tone = 0.1 * std::min(from, to);
    const std::vector<double> out =
        resampled(sine(tone, from, static_cast<std::size_t>(from)), Frequency(from), Frequency(to));
    REQUIRE(out.size() > static_cast<std::size_t>(0.9 * to));
    // Behind the beginning, before which there was nothing.
    for (std::size_t n = static_cast<std::size_t>(0.3 * to); n < out.size(); n += 97) {
        const double expected =
            std::sin(2.0 * std::numbers::pi * tone * static_cast<double>(n) / to + 0.3);
        REQUIRE(out[n] == Approx(expected).margin(2e-4));
    }
}

TEST_CASE("Images of a resampled tone lie 75 dB below it", "[dsp][filter]")
{
    const double rate = 1000.0, sound = 48000.0;
    for (const double tone : {50.0, 200.0, 350.0}) {
        const std::vector<double> out =
            resampled(sine(tone, rate, 4000), Frequency(rate), Frequency(sound));
        const auto middle = std::span(out).subspan(24000, 96000);
        CHECK(amplitude(middle, tone, sound) == Approx(1.0).margin(0.002));
        for (const double image : {rate - tone, rate + tone, 2 * rate - tone, 7 * rate + tone})
            CHECK(20.0 * std::log10(amplitude(middle, image, sound)) < -75.0);
    }
}

TEST_CASE("What a lower rate cannot carry is taken out and not folded down", "[dsp][filter]")
{
    const std::vector<double> out =
        resampled(sine(30000.0, 96000.0, 96000), Frequency(96000.0), Frequency(48000.0));
    const auto middle = std::span(out).subspan(8000, 32000);
    CHECK(20.0 * std::log10(amplitude(middle, 18000.0, 48000.0)) < -75.0);
}

TEST_CASE("How the input was cut does not change a resampled sample", "[dsp][filter]")
{
    const std::vector<double> in = sine(123.0, 2000.0, 3000);
    const auto whole = resampled(in, 2000_Hz, 44100_Hz, 3000);
    for (const std::size_t block : {1U, 7U, 64U, 1000U})
        CHECK(resampled(in, 2000_Hz, 44100_Hz, block) == whole);
    const auto down = resampled(in, 2000_Hz, 300_Hz, 3000);
    CHECK(resampled(in, 2000_Hz, 300_Hz, 1) == down);
}

TEST_CASE("A resampler says how much input it waits for", "[dsp][filter]")
{
    Resampler resampler = Resampler::create(2000_Hz, 48000_Hz, 4000).value();
    const std::vector<double> in(4000, 1.0);
    const auto ready = resampler.process(in);
    const double missing = 2.0 - static_cast<double>(ready.size()) / 48000.0;
    CHECK(missing == Approx(resampler.latency().seconds()).margin(1.0 / 2000.0));
    CHECK(resampler.latency() < 7_ms);
    CHECK_FALSE(Resampler::create(0_Hz, 48000_Hz, 10));
    CHECK_FALSE(Resampler::create(2000_Hz, Frequency(1e9), 10));
}
