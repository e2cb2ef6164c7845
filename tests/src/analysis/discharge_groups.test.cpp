// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/discharge_groups.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "data/model/memory_recording.hpp"
#include "src/analysis/heartbeats.hpp"
#include "tests/src/analysis/hand_face.hpp"

using namespace facialis;
using namespace facialis::engine;
using facialis::test::HandFace;

namespace {

constexpr double noise = 1e-6;

/// A face with a signal: noise of 1 uV, and waves put there by hand.
struct SoundingFace : HandFace {
    std::vector<std::vector<double>> samples;

    SoundingFace()
    {
        dsp::SeededRandom random(5);
        for (const Channel& channel : channels) {
            samples.emplace_back(static_cast<std::size_t>(channel.length));
            // The sum of twelve uniform numbers is nearly Gaussian, with a variance of one.
            for (double& sample : samples.back()) {
                double sum = -6.0;
                for (int k = 0; k < 12; ++k)
                    sum += random.uniform();
                sample = noise * sum;
            }
        }
    }

    /// 120 Hz under a smooth envelope.
    void play(std::size_t channel, Duration onset, Duration length, double volts)
    {
        const auto begin = static_cast<std::size_t>(sampleAt(onset, 2000_Hz));
        const auto count = static_cast<std::size_t>(sampleAt(length, 2000_Hz));
        for (std::size_t i = 0; i < count; ++i) {
            const double part = (double(i) + 0.5) / double(count);
            samples[channel][begin + i] += volts * std::sqrt(std::sin(std::numbers::pi * part)) *
                                           std::sin(2.0 * std::numbers::pi * 0.06 * double(i));
        }
    }

    [[nodiscard]] MemoryRecording recording() const
    {
        RecordingInfo info;
        info.path = "made";
        info.channels = channels;
        info.duration = 120_s;
        return {info, samples};
    }
};

DischargeGroups groupsOf(const SoundingFace& face)
{
    const MemoryRecording recording = face.recording();
    const WindowReader reader(recording, AnalysisSettings{}, 50_Hz);
    return dischargeGroups(face.table(), face.map(), face.channels,
                           std::vector<double>(face.channels.size(), noise), reader);
}

}  // namespace

TEST_CASE("A burst that is silent in between is cut into its groups", "[analysis]")
{
    SoundingFace face;
    for (const double at : {2.0, 2.18, 2.36})
        face.play(HandFace::zygLeft, Duration(at), 110_ms, 15e-6);
    face.add(HandFace::zygLeft, 2_s, 470_ms);
    // Discharges at 40 Hz: 15 ms between them.
    for (int k = 0; k < 12; ++k)
        face.play(HandFace::oorLeft, Duration(4.0 + 0.025 * k), 10_ms, 15e-6);
    face.add(HandFace::oorLeft, 4_s, 290_ms);
    const auto groups = groupsOf(face);
    REQUIRE(groups[HandFace::zygLeft].size() == 3);
    // Pieces of 10 ms, half overlapping, and a soft envelope.
    CHECK(groups[HandFace::zygLeft][1].interval.onset.seconds() == Approx(2.18).margin(0.015));
    CHECK(groups[HandFace::zygLeft][1].interval.offset.seconds() == Approx(2.29).margin(0.015));
    CHECK(groups[HandFace::oorLeft].size() == 1);
}

TEST_CASE("Bursts closer than the discharges of a group are one group", "[analysis]")
{
    SoundingFace face;
    face.add(HandFace::zygLeft, 2_s, 30_ms);
    face.add(HandFace::zygLeft, 2.065_s, 30_ms);  // 35 ms later
    face.add(HandFace::zygLeft, 2.155_s, 30_ms);  // 60 ms later
    face.add(HandFace::zygLeft, 5_s, 30_ms, BurstKind::voluntary);
    const auto groups = groupsOf(face);
    REQUIRE(groups[HandFace::zygLeft].size() == 2);
    CHECK(groups[HandFace::zygLeft][0].interval.length().milliseconds() == Approx(95.0));
}

TEST_CASE("Steady blinks of one shape are no heartbeats, the heart at the eyes is", "[analysis]")
{
    const auto artifacts = [](double atEyes, double atNeck) {
        SoundingFace face;
        for (int k = 0; k < 60; ++k) {
            const Duration onset(2.0 + 0.95 * k + 0.05 * (k % 3));
            for (const std::size_t c : {HandFace::oocLeft, HandFace::oocRight}) {
                face.play(c, onset, 60_ms, atEyes);
                face.add(c, onset, 60_ms);
            }
            for (const std::size_t c : {HandFace::platLeft, HandFace::platRight})
                face.play(c, onset, 60_ms, atNeck);
        }
        const MemoryRecording recording = face.recording();
        const WindowReader reader(recording, AnalysisSettings{}, 50_Hz);
        ActivityTable table = face.table();
        markHeartbeats(table, face.channels, reader);
        return test::countOf(table, HandFace::oocLeft, BurstKind::artifact);
    };
    CHECK(artifacts(20e-6, 0.0) == 0);
    CHECK(artifacts(20e-6, 4e-6) == 0);  // what the eyes conduct
    CHECK(artifacts(10e-6, 30e-6) == 60);
}

TEST_CASE("A weak heart is known by the rhythm of its shape, though few beats are detected",
          "[analysis]")
{
    const auto artifacts = [](double interval, int beats) {
        SoundingFace face;
        for (int k = 0; k < beats; ++k) {
            const Duration onset(2.0 + interval * k + 0.03 * (k % 3));
            for (const std::size_t c : {HandFace::platLeft, HandFace::platRight})
                face.play(c, onset, 60_ms, 20e-6);
            // Every fourth is strong enough to be found.
            if (k % 4 == 0)
                face.add(HandFace::platLeft, onset, 60_ms);
        }
        const MemoryRecording recording = face.recording();
        const WindowReader reader(recording, AnalysisSettings{}, 50_Hz);
        ActivityTable table = face.table();
        markHeartbeats(table, face.channels, reader);
        return test::countOf(table, HandFace::platLeft, BurstKind::artifact);
    };
    CHECK(artifacts(0.95, 56) == 14);
    // No heart beats every 2 s, or 4 times a second.
    CHECK(artifacts(2.0, 44) == 0);
    CHECK(artifacts(0.25, 200) == 0);
}
