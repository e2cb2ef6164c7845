// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/pipeline/analysis_settings.hpp"

#include <catch2/catch.hpp>

#include "dsp/detection/make_detector.hpp"
#include "tests/support/test_data.hpp"

using namespace facialis;
using namespace facialis::engine;

namespace {

Result<AnalysisSettings> readText(const std::string& text)
{
    const test::TemporaryFolder folder;
    const std::string path = folder.file("settings.toml");
    test::writeContent(path, text);
    return settingsFromToml(path);
}

}  // namespace

TEST_CASE("Printed settings read back to the same settings", "[engine][settings]")
{
    AnalysisSettings settings;
    settings.filtering = Filtering::causal;
    settings.highPass = 15.5_Hz;
    settings.lowPass = 400_Hz;
    settings.filterOrder = 2;
    settings.band = Band::highPass;
    settings.filters = {"notch", "mains_subtraction"};
    settings.parameters["notch.q"] = 20.0;
    settings.parameters["mains_subtraction.memory_s"] = 2.0;
    settings.mains = 60_Hz;
    settings.detector = "bonato";
    settings.parameters["bonato.bridge_ms"] = 25.0;
    for (const AnalysisSettings& each : {AnalysisSettings{}, settings}) {
        const auto back = readText(toToml(each));
        REQUIRE(back);
        CHECK(toToml(*back) == toToml(each));
        CHECK(back->highPass == each.highPass);
        CHECK(back->mains == each.mains);
        CHECK(back->band == each.band);
        CHECK(back->filters == each.filters);
        CHECK(back->detector == each.detector);
        const auto& bonato = *dsp::findDetectorMethod("bonato");
        CHECK(valuesOf(*back, "bonato", bonato.parameters)["bridge_ms"] ==
              valuesOf(each, "bonato", bonato.parameters)["bridge_ms"]);
    }
}

TEST_CASE("Every setting is listed once by its dotted name", "[engine][settings]")
{
    const auto list = listed({});
    REQUIRE(list.size() > 8);
    CHECK(list[2].name == "filter.low_hz");
    CHECK(std::get<double>(list[2].value) == 20.0);
    for (const Setting& a : list)
        CHECK(std::count_if(list.begin(), list.end(),
                            [&](const Setting& b) { return a.name == b.name; }) == 1);
}

TEST_CASE("All unknown settings are named, not only the first", "[engine][settings]")
{
    const auto read = readText("[filter]\nlow_hz = 20.0\nlou_hz = 3\n[detektor]\nname = \"x\"\n");
    REQUIRE_FALSE(read);
    CHECK(read.error().what.find("filter.lou_hz") != std::string::npos);
    CHECK(read.error().what.find("detektor.name") != std::string::npos);
}

TEST_CASE("Values out of range say what is wanted", "[engine][settings]")
{
    for (const char* text :
         {"[filter]\nlow_hz = -3\n", "[filter]\nlow_hz = nan\n", "[filter]\nlow_hz = \"20\"\n",
          "[filter]\norder = 0\n", "[filter]\norder = 2.5\n", "[filter]\nfiltering = \"fast\"\n",
          "[notch]\non = 1\n", "[filter]\ntype = \"notch\"\n", "[notch]\nq = 0.0\n",
          "[mains_subtraction]\non = 1\n", "[mains]\nhz = 55\n", "[detector]\nname = \"magic\"\n",
          "[hodges_bui]\nwindow_ms = 0.0\n", "[bonato]\nbridge_ms = \"long\"\n",
          "[filter]\nlow_hz = 300.0\nhigh_hz = 200.0\n"}) {
        const auto read = readText(text);
        INFO(text);
        REQUIRE_FALSE(read);
        CHECK(read.error().what.find("must be") != std::string::npos);
    }
}

TEST_CASE("A settings file with a syntax error is refused with its line", "[engine][settings]")
{
    const auto read = readText("[filter]\nlow_hz = \n");
    REQUIRE_FALSE(read);
    CHECK(read.error().where.find("settings.toml:2") != std::string::npos);
    CHECK_FALSE(settingsFromToml("/nowhere/settings.toml"));
}

TEST_CASE("Only the settings of the detector in use are listed", "[engine][settings]")
{
    AnalysisSettings settings;
    settings.detector = "lidierth";
    const auto list = listed(settings);
    const auto has = [&](std::string_view table) {
        return std::any_of(list.begin(), list.end(),
                           [&](const Setting& s) { return s.name.starts_with(table); });
    };
    CHECK(has("lidierth."));
    CHECK_FALSE(has("hodges_bui."));
}

TEST_CASE("Of a filter that is off nothing is listed but that it is off", "[engine][settings]")
{
    AnalysisSettings settings;
    settings.filters = {"notch"};
    const auto list = listed(settings);
    const auto has = [&](std::string_view name) {
        return std::any_of(list.begin(), list.end(),
                           [&](const Setting& s) { return s.name == name; });
    };
    CHECK(has("notch.on"));
    CHECK(has("notch.q"));
    CHECK(has("mains_subtraction.on"));
    CHECK_FALSE(has("mains_subtraction.memory_s"));
    CHECK(has("ecg_removal.on"));
}
