// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/trace_reader.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>
#include <random>

#include "data/model/memory_recording.hpp"

using namespace facialis;
using namespace facialis::engine;

namespace {

constexpr double noiseRms = 2e-6;

/// Half a minute of noise with 20 uV of hum at `line`.
MemoryRecording hum(Frequency line)
{
    Channel channel;
    channel.label = "EMG OOc L";
    channel.rate = 1000_Hz;
    channel.length = 30000;
    channel.dimension = Dimension::voltage;
    RecordingInfo info;
    info.path = "hum";
    info.duration = Duration(30.0);
    info.channels = {channel};
    std::mt19937 random(5);
    std::vector<double> samples(30000);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        // The sum of twelve uniform numbers is as good as normal here.
        double noise = -6.0;
        for (int k = 0; k < 12; ++k)
            noise += static_cast<double>(random()) / 4294967296.0;
        const double angle = 2.0 * std::numbers::pi * line.hertz() * 1e-3 * static_cast<double>(i);
        samples[i] = noiseRms * noise + 20e-6 * std::sin(angle);
    }
    return MemoryRecording(std::move(info), {std::move(samples)});
}

double shownRms(const TraceReader& reader)
{
    const auto shown = reader.samples(0, {15000, 20000}, TraceDisplay::filtered);
    double sum = 0.0;
    for (const double value : shown.value())
        sum += value * value;
    return std::sqrt(sum / 5000.0);
}

}  // namespace

TEST_CASE("The line that is taken out of a shown trace is the one that is in it", "[session]")
{
    for (const Frequency line : {50_Hz, 60_Hz}) {
        const MemoryRecording recording = hum(line);
        const std::string words = line == 50_Hz ? "50 Hz" : "60 Hz";
        CHECK(shownRms(TraceReader(recording, {})) > 5.0 * noiseRms);

        AnalysisSettings notched;
        notched.filters = {"notch"};
        const TraceReader behindNotch(recording, notched);
        CHECK(behindNotch.filter(0).badge().find("notch " + words) != std::string::npos);
        CHECK(shownRms(behindNotch) < 1.1 * noiseRms);

        AnalysisSettings subtracted;
        subtracted.filters = {"mains_subtraction"};
        const TraceReader humFree(recording, subtracted);
        CHECK(humFree.filter(0).badge().find(words + " hum subtracted") != std::string::npos);
        CHECK(shownRms(humFree) < 1.1 * noiseRms);
    }
}

TEST_CASE("A line that was stated is believed", "[session]")
{
    AnalysisSettings settings;
    settings.filters = {"notch"};
    settings.mains = 50_Hz;
    const MemoryRecording recording = hum(60_Hz);
    CHECK(TraceReader(recording, settings).filter(0).badge().find("notch 50 Hz") !=
          std::string::npos);
}
