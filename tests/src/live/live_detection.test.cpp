// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/live/live_detection.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "acquisition/simulation/simulate.hpp"
#include "src/analysis/detection_pass.hpp"

using namespace facialis;
using namespace facialis::engine;

namespace {

std::unique_ptr<MemoryRecording> patient()
{
    acquisition::SimulationOptions options;
    options.scenario = "hfs";
    options.seed = 7;
    options.duration = 20_s;
    options.rate = 1000_Hz;
    return std::move(acquisition::simulate(options).value().recording);
}

/// Everything that a stream says, in blocks of a size.
std::vector<MeasuredBurst> streamed(const Recording& recording, const AnalysisSettings& settings,
                                    std::size_t blockFrames)
{
    const auto& channels = recording.info().channels;
    auto live = LiveDetection::create(channels, settings, 50_Hz).value();
    SampleBlock block(channels.size(), blockFrames);
    std::vector<MeasuredBurst> found;
    for (std::int64_t at = 0; at < channels[0].length; at += std::int64_t(block.frames())) {
        block.setFirstFrame(at);
        block.setFrames(std::min(blockFrames, std::size_t(channels[0].length - at)));
        for (std::size_t c = 0; c < channels.size(); ++c)
            REQUIRE(recording.read(c, {at, at + std::int64_t(block.frames())}, block.channel(c)));
        live.process(block, found);
    }
    live.finish(found);
    return found;
}

}  // namespace

TEST_CASE("A stream in blocks of any size gives the bursts of the causal file analysis", "[live]")
{
    const auto recording = patient();
    AnalysisSettings settings;
    settings.filtering = Filtering::causal;
    const auto& info = recording->info();
    const auto outcomes = detectionPass({.recording = *recording,
                                         .channels = info.channels,
                                         .settings = settings,
                                         .mains = 50_Hz,
                                         .part = {0_s, info.duration}})
                              .value();
    std::vector<Burst> expected;
    for (const ChannelOutcome& outcome : outcomes)
        for (const MeasuredBurst& each : outcome.bursts)
            expected.push_back(each.burst);
    REQUIRE(expected.size() > 20);

    std::vector<MeasuredBurst> found = streamed(*recording, settings, GENERATE(7, 64, 4096));
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return a.burst.channel < b.burst.channel;
    });
    REQUIRE(found.size() == expected.size());
    for (std::size_t k = 0; k < found.size(); ++k) {
        const Burst& burst = found[k].burst;
        CHECK(burst.channel == expected[k].channel);
        CHECK(burst.range == expected[k].range);
        CHECK(burst.alarm == expected[k].alarm);
        CHECK(burst.rms == expected[k].rms);
        CHECK(burst.kind == expected[k].kind);
    }
}
