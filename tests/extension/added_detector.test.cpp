// SPDX-License-Identifier: GPL-3.0-or-later
// This program is the engine with one file more (loud_samples.cpp) and one line more in the list of
// detectors, and nothing else: see CMakeLists.txt.
#include <algorithm>
#include <catch2/catch.hpp>

#include "dsp/detection/make_detector.hpp"
#include "src/pipeline/channel_group.hpp"
#include "tests/support/test_data.hpp"

using namespace facialis;
using namespace facialis::engine;

TEST_CASE("A detector that is one file and one line is known by its name", "[extension]")
{
    const auto names = dsp::detectorNames();
    CHECK(std::count(names.begin(), names.end(), "loud_samples") == 1);
    CHECK(names.front() == "whitened_glr");
    CHECK(names.size() == 7);
}

TEST_CASE("An added detector has its settings in the settings file", "[extension]")
{
    const std::string printed = toToml({});
    CHECK(printed.find("[loud_samples]") != std::string::npos);
    CHECK(printed.find("quiet_ms = 20.0") != std::string::npos);

    const test::TemporaryFolder folder;
    const std::string path = folder.file("settings.toml");
    test::writeContent(path,
                       "[detector]\nname = \"loud_samples\"\n[loud_samples]\nthreshold = 2e-5\n");
    const auto settings = settingsFromToml(path);
    REQUIRE(settings);
    const auto list = listed(*settings);
    CHECK(std::any_of(list.begin(), list.end(), [](const Setting& s) {
        return s.name == "loud_samples.threshold" && std::get<double>(s.value) == 2e-5;
    }));
}

TEST_CASE("An added detector runs in the pipeline", "[extension]")
{
    AnalysisSettings settings;
    settings.detector = "loud_samples";
    settings.parameters["loud_samples.threshold"] = 2e-5;
    Channel channel;
    channel.rate = 1000_Hz;
    channel.dimension = Dimension::voltage;
    const std::vector<GroupMember> members{{channel, 0, 0}};
    auto group = ChannelGroup::create(members, settings, 50_Hz).value();
    std::vector<double> signal(4000, 0.0);
    for (std::size_t i = 2000; i < 2100; ++i)
        signal[i] = i % 8 < 4 ? 1e-4 : -1e-4;  // 125 Hz
    std::vector<std::span<double>> raw{signal};
    std::vector<std::vector<MeasuredBurst>> bursts(1);
    group.process(raw, bursts);
    group.finish(bursts);
    REQUIRE(bursts[0].size() == 1);
    CHECK(bursts[0][0].burst.range.overlaps({2000, 2100}));
}
