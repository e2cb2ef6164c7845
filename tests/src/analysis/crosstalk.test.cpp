// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/crosstalk.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>
#include <random>

#include "data/model/memory_recording.hpp"
#include "tests/src/analysis/hand_face.hpp"

using namespace facialis;
using facialis::test::HandFace;

namespace {

constexpr Frequency rate = 2000_Hz;
constexpr int bursts = 12;

Duration onsetOf(int k)
{
    return Duration(2.0 + 1.5 * k);
}

/// Two leads of 22 s in microvolts: noise, hum of both, and 80 ms bursts of both at the same times.
struct TwoLeads {
    std::vector<std::vector<double>> samples{std::vector<double>(44000),
                                             std::vector<double>(44000)};

    /// @param copied  how much of the second lead's burst the first one sees, instead of its own
    explicit TwoLeads(double hum, double copied)
    {
        std::mt19937 random(17);
        std::normal_distribution<double> gaussian;
        for (std::size_t i = 0; i < samples[0].size(); ++i) {
            const double wave = std::sin(2.0 * std::numbers::pi * 50.0 * double(i) / rate.hertz());
            samples[0][i] = gaussian(random) + 0.6 * hum * wave;
            samples[1][i] = gaussian(random) + hum * wave;
        }
        for (int k = 0; k < bursts; ++k)
            for (std::int64_t i = 0; i < sampleAt(80_ms, rate); ++i) {
                const auto at = static_cast<std::size_t>(sampleAt(onsetOf(k), rate) + i);
                const double source = 20.0 * gaussian(random), own = 9.0 * gaussian(random);
                samples[1][at] += source;
                samples[0][at] += copied > 0.0 ? copied * source : own;
            }
    }

    /// How many bursts of the first lead are taken for copies.
    [[nodiscard]] std::ptrdiff_t conducted(double hum) const
    {
        HandFace face;
        face.channels.resize(2);
        face.quality.resize(2);
        RecordingInfo info;
        info.duration = 22_s;
        for (Channel& channel : face.channels) {
            channel.length = 44000;
            channel.scale = 1e-6;
            info.channels.push_back(channel);
        }
        // The band of 20 to 450 Hz keeps 0.43 of white noise, and all of the hum.
        constexpr double kept = 0.43;
        const double humPower = hum * hum / 2.0;
        for (int k = 0; k < bursts; ++k)
            for (const std::size_t c : {HandFace::oocLeft, HandFace::oocRight}) {
                face.add(c, onsetOf(k), 80_ms);
                const double own = std::sqrt(kept) * (c == HandFace::oocLeft ? 9.0 : 20.0);
                const double part = c == HandFace::oocLeft ? 0.36 : 1.0;
                const double noise = std::sqrt(kept + part * humPower);
                face.bursts.back().rms = 1e-6 * std::hypot(own, noise);
                face.bursts.back().burst.rmsOverNoise = std::hypot(own, noise) / noise;
            }
        const MemoryRecording recording(info, samples);
        const engine::WindowReader reader(recording, engine::AnalysisSettings{}, 50_Hz);
        engine::ActivityTable table = face.table();
        engine::markConducted(table, face.channels, face.map(), reader);
        std::ptrdiff_t count = 0;
        for (const std::size_t e : table.of(HandFace::oocLeft))
            count += table.burst(e).isConducted ? 1 : 0;
        return count;
    }
};

}  // namespace

TEST_CASE("The mains that two leads share make no burst of one a copy of the other", "[analysis]")
{
    for (const double hum : {0.0, 5.0, 20.0}) {
        INFO("hum of " << hum << " uV");
        CHECK(TwoLeads(hum, 0.0).conducted(hum) == 0);
    }
}

TEST_CASE("A true copy is known beside the mains as well", "[analysis]")
{
    for (const double hum : {0.0, 5.0, 20.0}) {
        INFO("hum of " << hum << " uV");
        CHECK(TwoLeads(hum, 0.45).conducted(hum) >= bursts - 1);
    }
}
