// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/burst_spectra.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "data/model/memory_recording.hpp"
#include "dsp/synchrony/seeded_random.hpp"
#include "src/analysis/analyze.hpp"

using namespace facialis;
using namespace facialis::engine;

namespace {

constexpr Duration firstOnset = 6_s, period = 2_s, burstLength = 400_ms;
constexpr int bursts = 18;

double gaussian(dsp::SeededRandom& random)
{
    return std::sqrt(-2.0 * std::log(1.0 - random.uniform())) *
           std::cos(2.0 * std::numbers::pi * random.uniform());
}

std::vector<double> noise(Frequency rate, Duration length, Voltage rms)
{
    dsp::SeededRandom random(5);
    std::vector<double> x(static_cast<std::size_t>(sampleAt(length, rate)));
    for (double& sample : x)
        sample = rms.volts() * gaussian(random);
    return x;
}

/// Biphasic potentials of 1.5 ms half-width in a regular row, 100 uV high.
void addDischarges(std::vector<double>& x, Frequency rate, TimeInterval interval, Frequency of)
{
    constexpr double width = 1.5e-3;
    dsp::SeededRandom random(11);
    for (double at = interval.onset.seconds(); at < interval.offset.seconds();
         at += 1.0 / of.hertz()) {
        const double time = at + 0.03 / of.hertz() * gaussian(random);
        const std::int64_t middle = sampleAt(Duration(time), rate);
        const std::int64_t reach = sampleAt(Duration(6.0 * width), rate);
        for (std::int64_t i = middle - reach; i <= middle + reach; ++i) {
            const double t = (timeOf(i, rate).seconds() - time) / width;
            if (i >= 0 && i < std::ssize(x))
                x[static_cast<std::size_t>(i)] += 1e-4 * t * std::exp(-0.5 * t * t);
        }
    }
}

/// Bursts of 400 ms every two seconds, in which units discharge at `of`.
std::vector<double> discharging(Frequency rate, Frequency of)
{
    auto x = noise(rate, firstOnset + period * double(bursts), 2_uV);
    for (int k = 0; k < bursts; ++k) {
        const Duration onset = firstOnset + period * double(k);
        addDischarges(x, rate, {onset, onset + burstLength}, of);
    }
    return x;
}

MemoryRecording recordingOf(std::vector<double> x, Frequency rate)
{
    RecordingInfo info;
    info.path = "made.edf";
    info.duration = timeOf(std::ssize(x), rate);
    Channel channel;
    channel.label = "EMG Zyg L";
    channel.rate = rate;
    channel.length = std::ssize(x);
    channel.dimension = Dimension::voltage;
    info.channels = {channel};
    return {std::move(info), {std::move(x)}};
}

std::vector<Burst> analysed(const MemoryRecording& recording, AnalysisSettings settings = {},
                            unsigned threads = 1)
{
    const auto knowledge = KnowledgeBase::embedded();
    REQUIRE(knowledge.has_value());
    settings.mains = 50_Hz;
    const auto result = analyze({.recording = recording,
                                 .knowledge = *knowledge,
                                 .settings = std::move(settings),
                                 .threads = threads});
    REQUIRE(result.has_value());
    std::vector<Burst> found;
    for (const Burst& burst : result->bursts)
        if (burst.interval.length() > burstLength * 0.5)
            found.push_back(burst);
    REQUIRE(found.size() >= std::size_t(bursts) - 2);
    return found;
}

std::ptrdiff_t refusedFor(const std::vector<Burst>& found, RateRefusal refusal)
{
    return std::count_if(found.begin(), found.end(), [&](const Burst& burst) {
        return burst.rateRefusal == refusal && !burst.intraburstRate;
    });
}

std::ptrdiff_t toldNear(const std::vector<Burst>& found, Frequency rate)
{
    return std::count_if(found.begin(), found.end(), [&](const Burst& burst) {
        return burst.intraburstRate && !burst.rateRefusal &&
               std::abs(burst.intraburstRate->hertz() - rate.hertz()) <= 2.0;
    });
}

/// The spectra of one burst of a signal, as if it had been found.
Burst measured(std::vector<double> x, Frequency rate, TimeInterval interval,
               BurstKind kind = BurstKind::unclassified)
{
    const MemoryRecording recording = recordingOf(std::move(x), rate);
    AnalysisResult result;
    result.recording = recording.info();
    ChannelQuality quality;
    quality.mainsRatioDb = 0.0;
    result.quality = {quality};
    Burst burst;
    burst.range = {sampleAt(interval.onset, rate), sampleAt(interval.offset, rate)};
    burst.interval = interval;
    burst.kind = kind;
    result.bursts = {burst};
    const AnalysisSettings settings;
    const WindowReader reader(recording, settings, 50_Hz);
    measureSpectra({.recording = recording, .reader = reader, .settings = settings, .mains = 50_Hz},
                   result);
    return result.bursts[0];
}

}  // namespace

TEST_CASE("The analysis tells the rate at which units discharge inside bursts",
          "[engine][analysis]")
{
    // The meter itself is right in 9 of 10 such bursts (its own test).
    for (const Frequency of : {40_Hz, 80_Hz, 175_Hz}) {
        CAPTURE(of.hertz());
        const auto found = analysed(recordingOf(discharging(2000_Hz, of), 2000_Hz));
        CHECK(toldNear(found, of) >= std::ssize(found) * 8 / 10);
    }
}

TEST_CASE("Bursts of white noise have the mean and median frequency of the filter's own power",
          "[engine][analysis]")
{
    auto x = noise(2000_Hz, firstOnset + period * double(bursts), 2_uV);
    for (int k = 0; k < bursts; ++k)
        for (std::int64_t i = 0; i < sampleAt(burstLength, 2000_Hz); ++i)
            x[static_cast<std::size_t>(sampleAt(firstOnset + period * double(k), 2000_Hz) + i)] *=
                25.0;
    double mean = 0.0, median = 0.0;
    const auto found = analysed(recordingOf(std::move(x), 2000_Hz));
    for (const Burst& burst : found) {
        REQUIRE(burst.meanFrequency);
        REQUIRE(burst.medianFrequency);
        mean += burst.meanFrequency->hertz() / double(found.size());
        median += burst.medianFrequency->hertz() / double(found.size());
    }
    // Integrals of |H|^4 from 20 to 450 Hz, with H of scipy.signal.butter(4, [20, 450], "band",
    // fs=2000). A burst has about 170 independent lines, so its median a standard deviation of
    // 430 Hz / (2 sqrt 170) = 16 Hz, the mean of 16 bursts a quarter of that: three of these.
    CHECK(mean == Approx(218.3).margin(12.0));
    CHECK(median == Approx(216.1).margin(12.0));
}

TEST_CASE("At 500 Hz the rate is refused for its sampling, and the frequencies are told",
          "[engine][analysis]")
{
    const auto found = analysed(recordingOf(discharging(500_Hz, 40_Hz), 500_Hz));
    CHECK(refusedFor(found, RateRefusal::sampledTooSlowly) == std::ssize(found));
    for (const Burst& burst : found)
        CHECK(burst.medianFrequency.has_value());
}

TEST_CASE("At 250 Hz the band is too narrow for a median frequency", "[engine][analysis]")
{
    for (const Burst& burst : analysed(recordingOf(discharging(250_Hz, 40_Hz), 250_Hz))) {
        CHECK_FALSE(burst.meanFrequency.has_value());
        CHECK_FALSE(burst.medianFrequency.has_value());
        CHECK(burst.rateRefusal == RateRefusal::sampledTooSlowly);
    }
}

TEST_CASE("Notched recordings tell no rate", "[engine][analysis]")
{
    AnalysisSettings settings;
    settings.filters = {"notch"};
    const auto found = analysed(recordingOf(discharging(2000_Hz, 80_Hz), 2000_Hz), settings);
    CHECK(refusedFor(found, RateRefusal::notched) == std::ssize(found));
}

TEST_CASE("Where mains is subtracted no rate is told at its harmonics, and others are",
          "[engine][analysis]")
{
    AnalysisSettings settings;
    settings.filters = {"mains_subtraction"};
    const auto at = analysed(recordingOf(discharging(2000_Hz, 100_Hz), 2000_Hz), settings);
    CHECK(refusedFor(at, RateRefusal::mainsSubtracted) >= std::ssize(at) * 8 / 10);
    const auto beside = analysed(recordingOf(discharging(2000_Hz, 80_Hz), 2000_Hz), settings);
    CHECK(toldNear(beside, 80_Hz) >= std::ssize(beside) * 8 / 10);
}

TEST_CASE("A rate of 100 Hz is refused where the silence hums at 50 Hz, and told where it is quiet",
          "[engine][analysis]")
{
    auto x = discharging(2000_Hz, 100_Hz);
    const auto quiet = analysed(recordingOf(x, 2000_Hz));
    CHECK(toldNear(quiet, 100_Hz) >= std::ssize(quiet) * 8 / 10);
    for (std::size_t i = 0; i < x.size(); ++i)
        x[i] += 1e-6 * std::sin(2.0 * std::numbers::pi * 0.025 * double(i));
    const auto humming = analysed(recordingOf(std::move(x), 2000_Hz));
    CHECK(refusedFor(humming, RateRefusal::mains) >= std::ssize(humming) * 8 / 10);
}

TEST_CASE("Spectra of bursts do not depend on threads", "[engine][analysis]")
{
    const MemoryRecording recording = recordingOf(discharging(2000_Hz, 80_Hz), 2000_Hz);
    const auto one = analysed(recording, {}, 1), three = analysed(recording, {}, 3);
    REQUIRE(one.size() == three.size());
    for (std::size_t k = 0; k < one.size(); ++k) {
        CHECK(one[k].meanFrequency == three[k].meanFrequency);
        CHECK(one[k].medianFrequency == three[k].medianFrequency);
        CHECK(one[k].intraburstRate == three[k].intraburstRate);
    }
}

TEST_CASE("A long burst is told by its middle second", "[engine][analysis]")
{
    auto x = noise(2000_Hz, 10_s, 2_uV);
    addDischarges(x, 2000_Hz, {2_s, 4_s}, 90_Hz);
    addDischarges(x, 2000_Hz, {4_s, 5_s}, 60_Hz);
    addDischarges(x, 2000_Hz, {5_s, 7_s}, 90_Hz);
    const Burst burst = measured(std::move(x), 2000_Hz, {2_s, 7_s});
    REQUIRE(burst.intraburstRate);
    CHECK(burst.intraburstRate->hertz() == Approx(60.0).margin(2.0));
}

TEST_CASE("Artifacts, short bursts and bursts with a gap have no rate, for their own reason",
          "[engine][analysis]")
{
    auto x = noise(2000_Hz, 10_s, 2_uV);
    addDischarges(x, 2000_Hz, {2_s, 3_s}, 80_Hz);
    const Burst artifact = measured(x, 2000_Hz, {2_s, 3_s}, BurstKind::artifact);
    CHECK(artifact.rateRefusal == RateRefusal::artifact);
    CHECK_FALSE(artifact.medianFrequency);
    const Burst brief = measured(x, 2000_Hz, {2_s, 2_s + 40_ms});
    CHECK(brief.rateRefusal == RateRefusal::tooShort);
    // 50 ms are one period of the band's lower edge, 20 Hz.
    CHECK_FALSE(measured(x, 2000_Hz, {2_s, 2_s + 49_ms}).medianFrequency);
    CHECK(measured(x, 2000_Hz, {2_s, 2_s + 50_ms}).medianFrequency);
    const Burst outside = measured(x, 2000_Hz, {9.9_s, 10.1_s});
    CHECK(outside.rateRefusal == RateRefusal::missingSamples);
    // A lost frame is bridged and costs nothing, a longer gap is one.
    const Burst whole = measured(x, 2000_Hz, {2_s, 3_s});
    x[5000] = std::nan("");
    const Burst bridged = measured(x, 2000_Hz, {2_s, 3_s});
    CHECK(bridged.rateRefusal == whole.rateRefusal);
    REQUIRE(bridged.medianFrequency);
    CHECK(bridged.medianFrequency->hertz() == Approx(whole.medianFrequency->hertz()).epsilon(0.02));
    std::fill_n(x.begin() + 5000, 21, std::nan(""));
    CHECK(measured(x, 2000_Hz, {2_s, 3_s}).rateRefusal == RateRefusal::missingSamples);
}
