// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/window_spectrum.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "src/analysis/analyze.hpp"
#include "src/session/measures/mains_used.hpp"
#include "src/session/measures/spectrogram.hpp"
#include "tests/src/session/measures/made_channel.hpp"

using namespace facialis;
using namespace facialis::engine;

TEST_CASE("The spectrum of a sine has its peak there and its power is that of the sine",
          "[session][spectrum]")
{
    auto samples = test::madeNoise(6.0, 0.01);
    test::addSine(samples, 120.0, 50.0, 0.0, 6.0);
    const auto recording = test::madeChannel(samples);
    const Channel& about = recording->info().channels[0];
    const AnalysisSettings settings;
    const WindowReader reader(*recording, settings, 50_Hz);
    const auto found = windowSpectrum(reader, about, 0, {2000, 10000}, settings);
    REQUIRE(found);
    const auto& density = found->spectrum.density;
    const auto peak = std::max_element(density.begin(), density.end()) - density.begin();
    CHECK(found->spectrum.frequency(static_cast<std::size_t>(peak)).hertz() == Approx(120.0));
    // Parseval: the area under the density is the mean square, A^2 / 2.
    double power = 0.0;
    for (const double value : density)
        power += value * found->spectrum.resolution.hertz();
    CHECK(power == Approx(50e-6 * 50e-6 / 2.0).epsilon(0.01));
    REQUIRE(found->centre);
    CHECK(found->centre->mean.hertz() == Approx(120.0).margin(0.5));
    CHECK(found->centre->median.hertz() == Approx(120.0).margin(2.0));
    CHECK(found->band.highPass.hertz() == 20.0);
}

TEST_CASE("The spectrum of a burst has the frequencies that the analysis reports for it",
          "[session][spectrum]")
{
    auto samples = test::madeNoise(30.0, 2.0);
    const auto loud = test::madeNoise(30.0, 120.0, 9);
    // One burst of less than a second, one of more, of which the middle second counts.
    for (const auto& [from, to] : {std::pair{12000, 12700}, std::pair{24000, 28400},
                                   std::pair{36000, 36400}, std::pair{48000, 48500}})
        std::copy(loud.begin() + from, loud.begin() + to, samples.begin() + from);
    const auto recording = test::madeChannel(samples);
    const auto knowledge = KnowledgeBase::embedded();
    REQUIRE(knowledge);
    const AnalysisSettings settings;
    const auto result = analyze({.recording = *recording,
                                 .knowledge = *knowledge,
                                 .settings = settings,
                                 .context = {},
                                 .part = {},
                                 .montage = {},
                                 .threads = 1,
                                 .progress = {},
                                 .stop = {}});
    REQUIRE(result);
    const WindowReader reader(*recording, settings, mainsUsed(*result));
    int compared = 0, longOnes = 0;
    for (const Burst& burst : result->bursts) {
        if (!burst.meanFrequency)
            continue;
        const Channel& about = recording->info().channels[burst.channel];
        const auto found = windowSpectrum(reader, about, burst.channel,
                                          spectrumPartOf(burst.range, about.rate), settings);
        REQUIRE(found);
        REQUIRE(found->centre);
        CHECK(found->centre->mean.hertz() == burst.meanFrequency->hertz());
        CHECK(found->centre->median.hertz() == burst.medianFrequency->hertz());
        ++compared;
        longOnes += burst.interval.length() > 1_s ? 1 : 0;
    }
    CHECK(compared >= 3);
    CHECK(longOnes >= 1);
}

TEST_CASE("A stretch too short for a spectrum, or without samples, is refused in words",
          "[session][spectrum]")
{
    auto samples = test::madeNoise(4.0, 10.0);
    std::fill(samples.begin() + 2000, samples.begin() + 6000,
              std::numeric_limits<double>::quiet_NaN());
    const auto recording = test::madeChannel(samples);
    const Channel& about = recording->info().channels[0];
    const AnalysisSettings settings;
    const WindowReader reader(*recording, settings, 50_Hz);
    const auto tooShort = windowSpectrum(reader, about, 0, {100, 120}, settings);
    REQUIRE_FALSE(tooShort);
    CHECK(tooShort.error().sentence().find("20 ms") != std::string::npos);
    CHECK_FALSE(windowSpectrum(reader, about, 0, {3000, 5000}, settings));
    CHECK_FALSE(spectrogram(reader, about, 0, {100, 150}, settings, 100));
}

TEST_CASE("A spectrogram shows when a tone begins and where it lies, at its level",
          "[session][spectrum]")
{
    auto samples = test::madeNoise(6.0, 0.1);
    test::addSine(samples, 200.0, 100.0, 3.0, 6.0);
    const auto recording = test::madeChannel(samples);
    const Channel& about = recording->info().channels[0];
    const AnalysisSettings settings;
    const WindowReader reader(*recording, settings, 50_Hz);
    const auto made = spectrogram(reader, about, 0, {0, 12000}, settings, 200);
    REQUIRE(made);
    CHECK(made->columns <= 201);
    CHECK(made->columns > 150);
    CHECK(made->resolution.hertz() == Approx(10.0));
    const auto row = static_cast<std::size_t>(std::lround(200.0 / made->resolution.hertz()));
    for (std::size_t column = 0; column < made->columns; ++column) {
        const double time =
            (made->firstCentre + made->step * static_cast<double>(column)).seconds();
        if (time < 2.8)
            CHECK(made->level(column, row) < 0.0F);
        if (time > 3.2 && time < 5.8) {
            // A sine of 100 uV over Hann's noise bandwidth of 1.5 bins: 5000 / 15 uV^2/Hz.
            CHECK(made->level(column, row) == Approx(10.0 * std::log10(5000.0 / 15.0)).margin(0.2));
            const auto from =
                made->levels.begin() + static_cast<std::ptrdiff_t>(column * made->rows);
            CHECK(std::max_element(from, from + static_cast<std::ptrdiff_t>(made->rows)) - from ==
                  static_cast<std::ptrdiff_t>(row));
        }
    }
    std::stop_source stop;
    stop.request_stop();
    CHECK_FALSE(spectrogram(reader, about, 0, {0, 12000}, settings, 200, stop.get_token()));
}
