// SPDX-License-Identifier: GPL-3.0-or-later
// As added_detector.test.cpp, for a filter: rectifier.cpp and one line more in the list of filters.
#include <algorithm>
#include <catch2/catch.hpp>

#include "dsp/filter/filter_method.hpp"
#include "src/pipeline/analysis_band.hpp"
#include "src/session/display_filter.hpp"
#include "tests/support/test_data.hpp"

using namespace facialis;
using namespace facialis::engine;

TEST_CASE("A filter that is one file and one line is known by its name", "[extension]")
{
    REQUIRE(dsp::findFilterMethod("rectifier") != nullptr);
    CHECK(dsp::filterMethods().size() == 4);
}

TEST_CASE("An added filter has its switch and settings in the settings file", "[extension]")
{
    const std::string printed = toToml({});
    CHECK(printed.find("[rectifier]") != std::string::npos);
    CHECK(printed.find("gain = 1.0") != std::string::npos);

    const test::TemporaryFolder folder;
    const std::string path = folder.file("settings.toml");
    test::writeContent(path, "[rectifier]\non = true\ngain = 2.0\n");
    const auto settings = settingsFromToml(path);
    REQUIRE(settings);
    const auto list = listed(*settings);
    CHECK(std::any_of(list.begin(), list.end(), [](const Setting& s) {
        return s.name == "rectifier.on" && std::get<bool>(s.value);
    }));
}

TEST_CASE("An added filter changes what is analysed and is named on the display", "[extension]")
{
    AnalysisSettings settings;
    std::vector<double> signal(4000), plain, rectified;
    for (std::size_t i = 0; i < signal.size(); ++i)
        signal[i] = i % 8 < 4 ? 1e-4 : -1e-4;  // 125 Hz
    const auto run = [&](std::vector<double>& out) {
        auto filter = makeAnalysisFilter(1000_Hz, settings, 50_Hz).value();
        filter->process(signal, out);
        filter->finish(out);
    };
    run(plain);
    settings.filters = {"rectifier"};
    run(rectified);
    CHECK(std::abs(plain[2001]) > 1e-5);
    CHECK(std::abs(rectified[2001]) < 1e-9);  // a constant behind the high-pass

    Channel channel;
    channel.rate = 1000_Hz;
    channel.dimension = Dimension::voltage;
    CHECK(DisplayFilter(channel, settings, 50_Hz).badge().find("rectified") != std::string::npos);
}
