// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/hum_bursts.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>
#include <optional>
#include <random>

#include "data/model/memory_recording.hpp"
#include "tests/src/analysis/hand_face.hpp"

using namespace facialis;
using facialis::test::HandFace;

namespace {

constexpr Frequency rate = 2000_Hz;
constexpr TimeInterval swell{5_s, 8_s};

/// A lead of 12 s with noise of 1 uV, hum of `hum` uV (peak) that grows to `swollen` from 5 to
/// 8 s, a little beside the nominal line, and a contraction of `muscle` uV while `contracted`;
/// whether the burst is taken for hum.
bool isHum(double hum, double swollen, double muscle, TimeInterval burst,
           TimeInterval contracted = swell, Frequency line = 50.02_Hz,
           std::optional<double> mainsRatioDb = std::nullopt)
{
    std::mt19937 random(5);
    std::normal_distribution<double> gaussian;
    std::vector<double> samples(24000);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double time = double(i) / rate.hertz();
        const bool isIn = swell.onset.seconds() <= time && time < swell.offset.seconds();
        const bool isTense =
            contracted.onset.seconds() <= time && time < contracted.offset.seconds();
        const double phase = 2.0 * std::numbers::pi * line.hertz() * time;
        const double wave = std::sin(phase) + 0.3 * std::sin(3.0 * phase);
        samples[i] =
            gaussian(random) * (isTense ? 1.0 + muscle : 1.0) + (isIn ? swollen : hum) * wave;
    }
    HandFace face;
    face.channels.resize(1);
    face.quality.resize(1);
    face.quality.front().mainsRatioDb = mainsRatioDb;
    Channel& channel = face.channels.front();
    channel.length = 24000;
    channel.scale = 1e-6;
    RecordingInfo info;
    info.duration = 12_s;
    info.channels.push_back(channel);
    face.add(0, burst.onset, burst.length());
    const MemoryRecording recording(info, {samples});
    const engine::WindowReader reader(recording, engine::AnalysisSettings{}, 50_Hz);
    engine::ActivityTable table = face.table();
    const auto found = engine::markHum(table, face.channels, face.quality, reader);
    CHECK(found.size() == (table.burst(0).kind == BurstKind::artifact ? 1 : 0));
    return !found.empty();
}

}  // namespace

TEST_CASE("Hum that swells is no burst, also where the line is a little off", "[analysis]")
{
    CHECK(isHum(2.0, 6.0, 0.0, swell));
    CHECK(isHum(2.0, 6.0, 0.0, {5_s, 5.7_s}));
    CHECK(isHum(2.0, 6.0, 0.0, swell, swell, 49.95_Hz));
    // It goes on: what the detector took for its end was not.
    CHECK(isHum(6.0, 6.0, 0.0, swell));
}

TEST_CASE("A contraction is one on top of hum as well, swelling or not", "[analysis]")
{
    CHECK_FALSE(isHum(6.0, 6.0, 2.0, swell));
    CHECK_FALSE(isHum(2.0, 6.0, 1.0, swell));
    CHECK_FALSE(isHum(0.0, 0.0, 3.0, swell));
    // A spasm of a second while hum swells for three.
    CHECK_FALSE(isHum(2.0, 6.0, 2.0, swell, {6_s, 7_s}));
}

TEST_CASE("Noise without hum, and what is shorter than half a second, is not called hum",
          "[analysis]")
{
    CHECK_FALSE(isHum(0.0, 0.0, 0.0, swell));
    CHECK_FALSE(isHum(2.0, 6.0, 0.0, {5_s, 5.4_s}));
}

TEST_CASE("A lead that has no line at rest is not searched for hum", "[analysis]")
{
    CHECK(isHum(2.0, 6.0, 0.0, swell, swell, 50.02_Hz, 4.0));
    CHECK_FALSE(isHum(2.0, 6.0, 0.0, swell, swell, 50.02_Hz, 2.0));
}
