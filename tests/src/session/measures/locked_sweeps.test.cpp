// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/measures/locked_sweeps.hpp"

#include <catch2/catch.hpp>

#include "src/analysis/analyze.hpp"
#include "tests/src/analysis/stimulated.hpp"
#include "tests/src/session/measures/made_channel.hpp"

using namespace facialis;
using namespace facialis::engine;

namespace {

double rmsOf(const std::vector<double>& values)
{
    double sum = 0.0;
    for (const double value : values)
        sum += value * value;
    return std::sqrt(sum / static_cast<double>(values.size()));
}

}  // namespace

TEST_CASE("The average of n sweeps of noise is smaller by the square root of n",
          "[session][sweeps]")
{
    const auto recording = test::madeChannel(test::madeNoise(130.0, 20.0));
    const WindowReader reader(*recording, {}, 50_Hz);
    std::vector<Duration> instants;
    for (int k = 0; k < 100; ++k)
        instants.push_back(Duration(1.0 + 1.2 * k));
    const auto locked =
        sweepsAtOnsets(reader, recording->info().channels[0], 0, instants, 100_ms, 500_ms);
    REQUIRE(locked);
    REQUIRE(locked->sweeps.size() == 100);
    CHECK(locked->mean.size() == 1200);
    const double single = rmsOf(locked->sweeps[3].samples);
    CHECK(rmsOf(locked->mean) == Approx(single / 10.0).epsilon(0.15));
    // The mean of what is rectified stays: sqrt(2 / pi) of the RMS of a Gaussian.
    CHECK(rmsOf(locked->rectifiedMean) ==
          Approx(single * std::sqrt(2.0 / std::numbers::pi)).epsilon(0.05));
}

TEST_CASE("What follows the instants stands at its latency in the average, edges are missing",
          "[session][sweeps]")
{
    auto samples = test::madeNoise(20.0, 1.0);
    std::vector<Duration> instants{Duration(0.01)};
    for (int k = 0; k < 8; ++k) {
        const double at = 2.0 + 2.0 * k;
        instants.push_back(Duration(at));
        test::addSine(samples, 100.0, 200.0, at + 0.05, at + 0.07);
    }
    const auto recording = test::madeChannel(samples);
    const WindowReader reader(*recording, {}, 50_Hz);
    const auto locked =
        sweepsAtOnsets(reader, recording->info().channels[0], 0, instants, 100_ms, 200_ms);
    REQUIRE(locked);
    CHECK(std::isnan(locked->sweeps[0].samples[0]));
    CHECK(std::isfinite(locked->sweeps[0].samples[250]));
    const auto peak = std::max_element(locked->rectifiedMean.begin(), locked->rectifiedMean.end());
    const double latency =
        locked->sweeps[1]
            .latencyOf(static_cast<std::size_t>(peak - locked->rectifiedMean.begin()), locked->rate)
            .seconds();
    CHECK(latency > 0.045);
    CHECK(latency < 0.075);
}

TEST_CASE("Sweeps after stimuli are those the responses were judged by", "[session][sweeps]")
{
    test::StimulatedFace face;
    face.stimulate(face.stimuli(12), {{test::StimulatedFace::oocRight, 11_ms, 5_ms, 300.0}});
    const MemoryRecording recording = face.recording();
    const auto knowledge = KnowledgeBase::embedded();
    REQUIRE(knowledge);
    const auto result = analyze({.recording = recording,
                                 .knowledge = *knowledge,
                                 .settings = {},
                                 .context = {},
                                 .part = {},
                                 .montage = {},
                                 .threads = 1,
                                 .progress = {},
                                 .stop = {}});
    REQUIRE(result);
    REQUIRE(result->stimuli.size() == 1);
    const auto locked = sweepsAfterStimuli(recording, *result, 0, test::StimulatedFace::oocRight);
    REQUIRE(locked);
    CHECK(locked->times.size() == 12);
    const auto peak = std::max_element(locked->rectifiedMean.begin(), locked->rectifiedMean.end());
    const Duration latency = locked->sweeps[0].latencyOf(
        static_cast<std::size_t>(peak - locked->rectifiedMean.begin()), locked->rate);
    CHECK(latency > 10_ms);
    CHECK(latency < 17_ms);
}
