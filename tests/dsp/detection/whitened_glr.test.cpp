// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "dsp/detection/make_detector.hpp"
#include "tests/dsp/detection/synthetic.hpp"

using namespace facialis;
using namespace facialis::dsp;
using namespace facialis::test;

namespace {

constexpr Frequency rate = 2000_Hz;

std::size_t at(double seconds)
{
    return std::size_t(seconds * rate.hertz());
}

/// Noise of RMS 1 in band, with bursts of an SNR in dB every second; their true ranges.
struct Train {
    std::vector<double> signal;
    std::vector<SampleRange> truth;
};

Train train(double length, double snrDb, std::size_t bursts, unsigned seed)
{
    Train made;
    made.signal = filtered(whiteNoise(at(double(bursts) + 4.0), seed), rate);
    const double noise = rmsOf(made.signal);
    Gaussian random(seed + 1);
    for (std::size_t k = 0; k < bursts; ++k) {
        const auto begin = std::int64_t(at(3.0 + double(k) + 0.3 * random.uniform()));
        const auto clean =
            burst(made.signal.size(), {begin, begin + std::int64_t(at(length))},
                  noise * std::pow(10.0, snrDb / 20.0), rate, seed + 100 + unsigned(k));
        made.truth.push_back(trueRange(clean));
        add(made.signal, clean);
    }
    return made;
}

struct Score {
    double recall = 0.0, onsetError = 0.0, offsetError = 0.0;
    std::size_t falseOnes = 0;
};

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 1e9 : values[values.size() / 2];
}

Score score(const Train& made)
{
    Score result;
    std::vector<double> onsets, offsets;
    const auto found = detect(made.signal, rate);
    std::size_t hits = 0;
    for (const SampleRange truth : made.truth) {
        const auto match = std::find_if(found.begin(), found.end(),
                                        [&](const auto& a) { return a.range.overlaps(truth); });
        if (match == found.end())
            continue;
        ++hits;
        onsets.push_back(std::abs(double(match->range.begin - truth.begin)) / rate.hertz() * 1e3);
        offsets.push_back(std::abs(double(match->range.end - truth.end)) / rate.hertz() * 1e3);
    }
    for (const auto& a : found)
        if (std::none_of(made.truth.begin(), made.truth.end(),
                         [&](SampleRange truth) { return a.range.overlaps(truth); }))
            ++result.falseOnes;
    result.recall = double(hits) / double(made.truth.size());
    result.onsetError = median(onsets);
    result.offsetError = median(offsets);
    return result;
}

}  // namespace

TEST_CASE("White and coloured noise raise less than one false alarm in three minutes",
          "[dsp][detection][slow]")
{
    constexpr double minutes = 20.0;
    auto noise = whiteNoise(at(60.0 * minutes), 11);
    const auto alarmsPerMinute = [&] {
        return double(detect(filtered(noise, rate), rate).size()) / minutes;
    };
    SECTION("white")
    {
        CHECK(alarmsPerMinute() < 0.33);
    }
    SECTION("a resonance at 80 Hz")
    {
        const double radius = 0.83,
                     turn = 2.0 * radius * std::cos(2.0 * std::numbers::pi * 80.0 / 2000.0);
        for (std::size_t i = 2; i < noise.size(); ++i)
            noise[i] += turn * noise[i - 1] - radius * radius * noise[i - 2];
        CHECK(alarmsPerMinute() < 0.33);
    }
    SECTION("1/f at the electrode and a mains hum of 20 uV on 3 uV of noise")
    {
        double slow = 0.0;
        for (std::size_t i = 0; i < noise.size(); ++i) {
            slow = 0.98 * slow + 0.2 * noise[i];
            const double t = double(i) / rate.hertz();
            noise[i] = 3.0 * (noise[i] + slow);
            for (const double harmonic : {1.0, 3.0, 5.0})
                noise[i] +=
                    20.0 / harmonic * std::sin(2.0 * std::numbers::pi * 50.0 * harmonic * t);
        }
        CHECK(alarmsPerMinute() < 0.33);
    }
}

TEST_CASE("Bursts of 50 and 100 ms at 6 dB are all found and placed within 3 ms",
          "[dsp][detection]")
{
    for (const double length : {0.05, 0.1}) {
        const Score s = score(train(length, 6.0, 250, 21));
        INFO("bursts of " << length << " s");
        CHECK(s.recall >= 0.97);
        CHECK(s.onsetError <= 3.0);
        CHECK(s.offsetError <= 8.0);
        CHECK(s.falseOnes <= 2);
    }
}

TEST_CASE("Of bursts of 50 and 100 ms at 3 dB nine in ten are found", "[dsp][detection]")
{
    CHECK(score(train(0.05, 3.0, 100, 22)).recall >= 0.9);
    CHECK(score(train(0.1, 3.0, 100, 23)).recall >= 0.97);
}

TEST_CASE("In strong bursts onset and offset are exact to 2 ms", "[dsp][detection]")
{
    const Score s = score(train(0.08, 25.0, 60, 24));
    CHECK(s.recall == 1.0);
    CHECK(s.onsetError <= 2.0);
    CHECK(s.offsetError <= 2.0);
}

TEST_CASE("Bursts of 30 ms at 10 dB are found and placed within 2 ms", "[dsp][detection]")
{
    const Score s = score(train(0.03, 10.0, 100, 31));
    CHECK(s.recall >= 0.97);
    CHECK(s.onsetError <= 2.0);
    CHECK(s.offsetError <= 6.0);
}

TEST_CASE("The alarm comes within 50 ms of the onset at 6 dB", "[dsp][detection]")
{
    const Train made = train(0.1, 6.0, 60, 41);
    std::vector<double> latencies;
    for (const auto& a : detect(made.signal, rate))
        for (const SampleRange truth : made.truth)
            if (a.range.overlaps(truth))
                latencies.push_back(double(*a.alarm - truth.begin) / rate.hertz());
    std::sort(latencies.begin(), latencies.end());
    REQUIRE(latencies.size() > 50);
    CHECK(latencies[latencies.size() * 95 / 100] < 0.05);
    CHECK(latencies.front() >= 0.0);
}

TEST_CASE("A tonic spasm of 30 s is one burst and no new noise floor", "[dsp][detection]")
{
    auto signal = filtered(whiteNoise(at(50.0), 51), rate);
    const double noise = rmsOf(signal);
    const SampleRange spasm{std::int64_t(at(8.0)), std::int64_t(at(38.0))};
    add(signal, burst(signal.size(), spasm, 4.0 * noise, rate, 52));
    add(signal, burst(signal.size(), {std::int64_t(at(42.0)), std::int64_t(at(42.1))}, 3.0 * noise,
                      rate, 53));
    const auto found = detect(signal, rate);
    REQUIRE(found.size() == 2);
    CHECK(double(found[0].range.begin) == Approx(double(spasm.begin)).margin(30));
    CHECK(double(found[0].range.end) == Approx(double(spasm.end)).margin(60));
    CHECK(found[1].noiseRms == Approx(noise).epsilon(0.1));
}

TEST_CASE("Bursts that fill two thirds of the time do not become the noise", "[dsp][detection]")
{
    auto signal = filtered(whiteNoise(at(64.0), 61), rate);
    const double noise = rmsOf(signal);
    std::size_t count = 0;
    for (double t = 3.0; t < 62.0; t += 0.9, ++count)
        add(signal, burst(signal.size(), {std::int64_t(at(t)), std::int64_t(at(t + 0.6))},
                          4.0 * noise, rate, 70 + unsigned(count)));
    const auto found = detect(signal, rate);
    CHECK(found.size() == count);
    CHECK(found.back().noiseRms == Approx(noise).epsilon(0.15));
}

TEST_CASE("Activity that a recording begins with is found once it ends", "[dsp][detection]")
{
    auto signal = filtered(whiteNoise(at(20.0), 81), rate);
    const double noise = rmsOf(signal);
    add(signal, burst(signal.size(), {0, std::int64_t(at(6.0))}, 6.0 * noise, rate, 82));
    const auto found = detect(signal, rate);
    REQUIRE(found.size() == 1);
    CHECK(found[0].range.begin < std::int64_t(at(0.1)));
    CHECK(double(found[0].range.end) == Approx(double(at(6.0))).margin(double(at(0.1))));
    CHECK(found[0].noiseRms == Approx(noise).epsilon(0.15));
}

TEST_CASE("Noise that trebles for good is noise again within two minutes", "[dsp][detection]")
{
    auto raw = whiteNoise(at(240.0), 91);
    for (std::size_t i = at(20.0); i < raw.size(); ++i)
        raw[i] *= 3.0;
    const auto signal = filtered(raw, rate);
    const auto detector = makeDetector("whitened_glr", inputAt(rate)).value();
    std::vector<DetectedActivity> found;
    detector->process(signal, found);
    detector->finish(found);
    CHECK(detector->noiseRms() == Approx(rmsOf(std::span(signal).subspan(at(150.0)))).epsilon(0.1));
    std::int64_t late = 0;
    for (const auto& a : found)
        late += a.range.intersection({std::int64_t(at(140.0)), std::int64_t(at(240.0))}).length();
    CHECK(late < std::int64_t(at(1.0)));
}

TEST_CASE("The noise estimate follows a level that falls", "[dsp][detection]")
{
    auto raw = whiteNoise(at(20.0), 95);
    for (std::size_t i = at(10.0); i < raw.size(); ++i)
        raw[i] *= 0.2;
    const auto signal = filtered(raw, rate);
    const auto detector = makeDetector("whitened_glr", inputAt(rate)).value();
    std::vector<DetectedActivity> found;
    CHECK(std::isnan(detector->noiseRms()));
    detector->process(signal, found);
    CHECK(detector->noiseRms() == Approx(rmsOf(std::span(signal).subspan(at(12.0)))).epsilon(0.1));
}

TEST_CASE("A gap makes no burst and ends the one it cuts", "[dsp][detection]")
{
    auto signal = filtered(whiteNoise(at(30.0), 101), rate);
    const double noise = rmsOf(signal);
    add(signal, burst(signal.size(), {std::int64_t(at(9.8)), std::int64_t(at(10.6))}, 4.0 * noise,
                      rate, 102));
    for (std::size_t i = at(10.0); i < at(10.3); ++i)
        signal[i] = std::nan("");
    signal[at(20.0)] = std::nan("");
    const auto found = detect(signal, rate);
    REQUIRE(found.size() == 2);
    CHECK(found[0].range.end <= std::int64_t(at(10.0)));
    CHECK(found[0].range.end > std::int64_t(at(9.99)));
    CHECK(found[1].range.begin >= std::int64_t(at(10.3)));
    CHECK(found[1].range.begin < std::int64_t(at(10.31)));
}

TEST_CASE("What is found does not depend on how the signal was cut or on its unit",
          "[dsp][detection]")
{
    Train made = train(0.06, 8.0, 25, 111);
    for (std::size_t i = at(15.0); i < at(15.1); ++i)
        made.signal[i] = std::nan("");
    const auto whole = detect(made.signal, rate, made.signal.size());
    REQUIRE(whole.size() > 20);
    const auto isSame = [](const DetectedActivity& a, const DetectedActivity& b) {
        return a.range == b.range && a.alarm == b.alarm && a.noiseRms == b.noiseRms &&
               a.isArtifact == b.isArtifact;
    };
    for (const std::size_t block : {1, 7, 64, 4096}) {
        const auto cut = detect(made.signal, rate, block);
        CHECK(std::equal(whole.begin(), whole.end(), cut.begin(), cut.end(), isSame));
    }
    auto scaled = made.signal;
    for (double& value : scaled)
        value *= 0x1p-20;  // about 1e-6, exactly
    const auto small = detect(scaled, rate);
    REQUIRE(small.size() == whole.size());
    for (std::size_t i = 0; i < small.size(); ++i)
        CHECK(small[i].range == whole[i].range);
}

TEST_CASE("Silence and constants are no activity, before, after or without a signal",
          "[dsp][detection]")
{
    CHECK(detect(std::vector<double>(at(30.0), 0.0), rate).empty());
    CHECK(detect(std::vector<double>(at(30.0), 1e-17), rate).empty());
    CHECK(detect({}, rate).empty());
    CHECK(detect(std::vector<double>(5, 1.0), rate).empty());
    auto raw = whiteNoise(at(40.0), 121);
    std::fill(raw.begin(), raw.begin() + std::ptrdiff_t(at(6.0)), 0.0);
    std::fill(raw.begin() + std::ptrdiff_t(at(20.0)), raw.begin() + std::ptrdiff_t(at(28.0)), 0.0);
    const auto found = detect(filtered(raw, rate), rate);
    for (const auto& a : found)
        CHECK(a.range.length() < std::int64_t(at(0.2)));
    CHECK(found.size() <= 2);
}

TEST_CASE("Coarse converter counts behave as the signal they stand for", "[dsp][detection]")
{
    auto raw = whiteNoise(at(60.0), 131, 0.8);
    add(raw, burst(raw.size(), {std::int64_t(at(30.0)), std::int64_t(at(30.1))}, 6.0, rate, 132));
    for (double& value : raw)
        value = std::round(value + 2048.0);
    const auto found = detect(filtered(raw, rate), rate);
    REQUIRE(found.size() == 1);
    CHECK(found[0].range.overlaps({std::int64_t(at(30.0)), std::int64_t(at(30.1))}));
}

TEST_CASE("Electrode pops are told from muscle", "[dsp][detection]")
{
    auto raw = whiteNoise(at(62.0), 141);
    std::size_t pops = 0;
    for (double t = 5.0; t < 60.0; t += 5.0, ++pops) {
        const double decay = std::exp(-1.0 / (0.05 * rate.hertz()));
        double height = pops % 2 == 0 ? 100.0 : -60.0;
        for (std::size_t i = at(t); i < at(t + 1.0); ++i, height *= decay)
            raw[i] += height;
    }
    const auto found = detect(filtered(raw, rate), rate);
    CHECK(found.size() >= pops);
    CHECK(std::size_t(std::count_if(found.begin(), found.end(),
                                    [](const auto& a) { return !a.isArtifact; })) <= 1);

    const Train made = train(0.05, 25.0, 40, 151);
    for (const auto& a : detect(made.signal, rate))
        CHECK_FALSE(a.isArtifact);
}

TEST_CASE("The skirts of a strong contraction are no bursts of their own", "[dsp][detection]")
{
    auto signal = filtered(whiteNoise(at(20.0), 161), rate);
    const double noise = rmsOf(signal);
    add(signal, burst(signal.size(), {std::int64_t(at(10.0)), std::int64_t(at(11.0))}, 50.0 * noise,
                      rate, 162));
    add(signal, burst(signal.size(), {std::int64_t(at(9.7)), std::int64_t(at(9.9))}, 3.0 * noise,
                      rate, 163));
    add(signal, burst(signal.size(), {std::int64_t(at(11.2)), std::int64_t(at(11.6))}, 3.0 * noise,
                      rate, 164));
    const auto found = detect(signal, rate);
    REQUIRE(found.size() == 1);
    CHECK(double(found[0].range.begin) == Approx(double(at(10.0))).margin(20));
    CHECK(double(found[0].range.end) == Approx(double(at(11.0))).margin(20));
}

TEST_CASE("Bursts are found at every rate from 125 Hz to 10 kHz", "[dsp][detection]")
{
    for (const double hertz : {125.0, 250.0, 500.0, 1000.0, 4000.0, 10000.0}) {
        INFO(hertz << " Hz");
        const Frequency own(hertz);
        auto raw = whiteNoise(std::size_t(60.0 * hertz), 171);
        const SampleRange truth{std::int64_t(30.0 * hertz), std::int64_t(31.0 * hertz)};
        Gaussian random(172);
        for (std::int64_t i = truth.begin; i < truth.end; ++i)
            raw[std::size_t(i)] += 5.0 * random();
        const auto found = detect(filtered(raw, own), own);
        REQUIRE(found.size() == 1);
        CHECK(double(found[0].range.begin) ==
              Approx(double(truth.begin)).margin(0.02 * hertz + 6.0));
        CHECK(double(found[0].range.end) == Approx(double(truth.end)).margin(0.05 * hertz + 6.0));
    }
}

TEST_CASE("An unknown detector is refused with the names of all", "[dsp][detection]")
{
    const auto refused = makeDetector("magic", inputAt(rate));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().sentence().find("whitened_glr") != std::string::npos);
    CHECK_FALSE(makeDetector("whitened_glr", {1000_Hz, 20_Hz, 600_Hz}));
    for (const std::string_view name : detectorNames())
        CHECK(makeDetector(name, inputAt(rate)));
    CHECK(detectorNames().front() == "whitened_glr");
}
