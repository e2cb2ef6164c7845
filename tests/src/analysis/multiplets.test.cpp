// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/multiplets.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "data/model/memory_recording.hpp"
#include "tests/src/analysis/hand_face.hpp"

using namespace facialis;
using namespace facialis::engine;
using facialis::test::HandFace;

namespace {

constexpr Frequency sampling = 2000_Hz;

/// Ten groups of six potentials at 40 Hz in the left zygomaticus, ten bursts of a tone as long in
/// the right one, over 60 s.
MemoryRecording recorded(HandFace& face)
{
    std::vector<std::vector<double>> samples(face.channels.size(), std::vector<double>(120000));
    for (Channel& channel : face.channels)
        channel.length = 120000;
    const auto potential = [&](std::size_t channel, Duration onset, Duration length) {
        const auto begin = static_cast<std::size_t>(sampleAt(onset, sampling));
        const auto count = static_cast<std::size_t>(sampleAt(length, sampling));
        for (std::size_t i = 0; i < count; ++i)
            samples[channel][begin + i] =
                20e-6 * std::sin(2.0 * std::numbers::pi * 0.06 * double(i));
    };
    for (int k = 0; k < 10; ++k) {
        const Duration onset(3.0 + 5.0 * k);
        for (int n = 0; n < 6; ++n)
            potential(HandFace::zygLeft, onset + 25_ms * double(n), 8_ms);
        potential(HandFace::zygRight, onset, 133_ms);
        for (const std::size_t c : {HandFace::zygLeft, HandFace::zygRight})
            face.add(c, onset, 133_ms);
    }
    RecordingInfo info;
    info.path = "made";
    info.channels = face.channels;
    info.duration = 60_s;
    return {info, samples};
}

}  // namespace

TEST_CASE("Groups of discharges show the rate they have in common, a steady burst none",
          "[analysis]")
{
    HandFace face;
    const MemoryRecording recording = recorded(face);
    const WindowReader reader(recording, AnalysisSettings{}, 50_Hz);
    const auto found = multiplets(face.table(), face.map(), face.channels, reader);
    REQUIRE(found.size() == face.channels.size());
    REQUIRE(found[HandFace::zygLeft]);
    CHECK(found[HandFace::zygLeft]->rate.hertz() == Approx(40.0).epsilon(0.05));
    CHECK_FALSE(found[HandFace::zygRight]);
    CHECK_FALSE(found[HandFace::oocLeft]);

    // What a movement explains is not looked at.
    for (engine::MeasuredBurst& burst : face.bursts)
        burst.burst.kind = BurstKind::voluntary;
    CHECK_FALSE(multiplets(face.table(), face.map(), face.channels, reader)[HandFace::zygLeft]);
}
