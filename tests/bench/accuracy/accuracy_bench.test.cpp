// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <cmath>

#include "acquisition/simulation/band.hpp"
#include "src/evaluation/evaluate.hpp"
#include "tests/bench/accuracy/bursts.hpp"
#include "tests/bench/accuracy/measurement.hpp"
#include "tests/bench/accuracy/noise_kinds.hpp"
#include "tests/bench/accuracy/scoring.hpp"

using namespace facialis;
using namespace facialis::bench;

namespace {

/// Stretches of 5-200 samples with pauses of 1-400 in between.
std::vector<SampleRange> scattered(acquisition::Random& random)
{
    std::vector<SampleRange> ranges;
    for (std::int64_t at = 1; at < 100000;) {
        const auto length = std::int64_t(5 + random.below(196));
        ranges.push_back({at, at + length});
        at += length + 1 + std::int64_t(random.below(400));
    }
    return ranges;
}

TimeInterval timesOf(const SampleRange& range)
{
    return {timeOf(range.begin, rate), timeOf(range.end, rate)};
}

std::vector<SampleRange> joined(const std::vector<SampleRange>& ranges)
{
    std::vector<dsp::DetectedActivity> activities;
    activities.reserve(ranges.size());
    for (const SampleRange& range : ranges)
        activities.push_back({.range = range});
    std::vector<SampleRange> result;
    for (const auto& activity : merged(activities))
        result.push_back(activity.range);
    return result;
}

}  // namespace

TEST_CASE("The bench scores as facialis evaluate does", "[bench]")
{
    acquisition::Random random(3);
    for (int k = 0; k < 20; ++k) {
        const auto truth = scattered(random), detected = scattered(random);
        AnalysisResult analysis;
        Channel channel;
        channel.label = "EMG OOc L";
        channel.rate = rate;
        channel.length = 120000;
        analysis.recording.channels.push_back(channel);
        std::vector<dsp::DetectedActivity> activities;
        for (const SampleRange& range : detected) {
            const bool isArtifact = random.chance(0.1);
            activities.push_back({.range = range, .isArtifact = isArtifact});
            Burst burst;
            burst.channel = 0;
            burst.interval = timesOf(range);
            burst.kind = isArtifact ? BurstKind::artifact : BurstKind::unclassified;
            analysis.bursts.push_back(burst);
        }
        Truth known;
        auto& events = known.activity.emplace_back().second;
        known.activity.back().first = channel.label;
        for (const SampleRange& range : truth)
            events.push_back({timesOf(range), "spasm_clonic"});
        const engine::Score expected = engine::evaluate(analysis, known).value().overall;

        const Tally tally = score(joined(truth), activities);
        CHECK(tally.found == expected.truePositives);
        CHECK(tally.invented == expected.falsePositives);
        CHECK(tally.missed == expected.falseNegatives);
        std::vector<double> onset(tally.onset.begin(), tally.onset.end());
        CHECK(1e3 * quantile(onset, 0.5) / rate.hertz() ==
              Approx(*expected.onset.bias).margin(1e-6));
    }
}

TEST_CASE("Bursts last as long as asked and have unit variance in the band", "[bench]")
{
    for (const std::string& scenario : scenarioNames)
        for (const Duration length : {20_ms, 300_ms}) {
            INFO(scenario << " " << length.milliseconds());
            const acquisition::Random random(5);
            const Bursts bursts = makeBursts(scenario, length, random);
            CHECK(bursts.truth.size() == burstCount(scenario, length, random));
            std::vector<double> inBand = bursts.signal;
            acquisition::keepBand(inBand, rate);
            for (const SampleRange& range : bursts.truth) {
                const double extent = timeOf(range.length(), rate).milliseconds();
                CHECK(std::abs(extent - length.milliseconds()) <=
                      std::max(0.1 * length.milliseconds(), 2.0));
                const auto own = std::span(inBand).subspan(std::size_t(range.begin),
                                                           std::size_t(range.length()));
                // What neighbours ring over into it.
                CHECK(acquisition::meanSquare(own) == Approx(1.0).margin(0.02));
                CHECK(range.begin >= sampleAt(leadIn, rate));
            }
        }
}

TEST_CASE("Noise has unit variance in the band, QRS complexes aside", "[bench]")
{
    for (const std::string& kind : noiseNames) {
        INFO(kind);
        auto noise = makeNoise(kind, acquisition::Random(6));
        CHECK(noise.size() == sampleCount());
        acquisition::keepBand(noise, rate);
        if (kind == "ecg")
            CHECK(acquisition::meanSquare(noise) > 1.1);
        else
            CHECK(acquisition::meanSquare(noise) == Approx(1.0).margin(1e-9));
    }
}

TEST_CASE("A detector at its calibrated threshold raises one false burst a minute", "[bench][slow]")
{
    std::vector<std::vector<double>> rest;
    for (unsigned r = 0; r < 20; ++r)
        rest.push_back(AnalysisFilter(false)(makeNoise("white", acquisition::Random(100 + r))));
    for (const std::string_view name : {"hodges_bui", "bonato"}) {
        INFO(name);
        const dsp::DetectorMethod& method = *dsp::findDetectorMethod(name);
        const double threshold = calibrate(method, rest, 1);
        CHECK(threshold == calibrate(method, rest, 2));
        std::size_t bursts = 0;
        for (const auto& recording : rest)
            bursts += merged(detect(method, threshold, recording)).size();
        CHECK(bursts <= 20);
        CHECK(bursts >= 18);  // a step of 0.2 % in the threshold can take one or two
    }
}
