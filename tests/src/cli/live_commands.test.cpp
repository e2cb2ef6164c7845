// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/support/test_data.hpp"

using namespace facialis;
using nlohmann::json;

namespace {

test::Outcome facialisWith(std::vector<std::string> arguments)
{
    arguments.insert(arguments.begin(), test::program("facialis").string());
    return test::run(arguments);
}

std::vector<json> linesOf(const std::string& text)
{
    std::vector<json> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        lines.push_back(json::parse(line));
    return lines;
}

}  // namespace

TEST_CASE("monitor tells a stream in lines of JSON, from start to end", "[cli][live]")
{
    const test::Outcome outcome =
        facialisWith({"monitor", "simulate:hfs?seed=3&speed=0&rate=1000", "--seconds", "30"});
    REQUIRE(outcome.exitCode == 0);
    CHECK(outcome.err.empty());
    const auto lines = linesOf(outcome.out);
    REQUIRE(lines.size() > 30);
    CHECK(lines.front().at("type") == "start");
    CHECK(lines.front().at("schema") == "facialis.monitor/1");
    CHECK(lines.front().at("channels").size() >= 8);
    CHECK(lines.front().at("settings").at("mains").at("used_hz") == 50.0);
    CHECK(lines.back().at("type") == "end");
    CHECK(lines.back().at("frames") == 30000);
    CHECK(lines.back().at("frames_lost") == 0);
    std::map<std::string, int> types;
    for (const json& line : lines) {
        CHECK(line.at("t_s").get<double>() <= 30.0);
        ++types[line.at("type").get<std::string>()];
    }
    CHECK(types["burst"] == lines.back().at("bursts").get<int>());
    CHECK(types["quality"] == 30);
    CHECK(types["marker"] > 0);
    REQUIRE(types["interpretation"] > 0);
    const json& last = lines.at(lines.size() - 2);
    CHECK(last.at("type") == "interpretation");
    CHECK(last.at("final") == true);
    CHECK(last.at("causes").size() > 3);
}

TEST_CASE("record writes a session file that verifies and says what the analysis of it says",
          "[cli][live]")
{
    const test::TemporaryFolder folder;
    const std::string file = folder.file("s.nwb");
    const std::vector<std::string> words{
        "record", "simulate:hfs?seed=3&speed=0&rate=1000", "--seconds", "20", "--out", file};
    REQUIRE(facialisWith(words).exitCode == 0);
    CHECK(facialisWith({"verify", file}).exitCode == 0);
    const json info = json::parse(facialisWith({"info", file, "--json", "-"}).out);
    CHECK(info.at("recording").at("duration_s") == 20.0);

    const test::Outcome again = facialisWith(words);
    CHECK(again.exitCode == 1);
    CHECK_THAT(again.err, Catch::Contains("s.nwb") && Catch::Contains("--force"));
    CHECK(facialisWith({"info", file}).exitCode == 0);
}

TEST_CASE("A source that is not there is one clear line", "[cli][live]")
{
    const test::TemporaryFolder folder;
    const auto source =
        GENERATE(as<std::string>{}, "file:nowhere.edf", "simulate:unknown", "what:x");
    const test::Outcome outcome = facialisWith({"record", source, "--out", folder.file("s.nwb")});
    CHECK(outcome.exitCode == 1);
    CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 1);
    CHECK_FALSE(std::filesystem::exists(folder.file("s.nwb")));
    CHECK_FALSE(std::filesystem::exists(folder.file("s.nwb.journal")));
}

TEST_CASE("A recording is not given the name of another format", "[cli][live]")
{
    const test::TemporaryFolder folder;
    const test::Outcome outcome = facialisWith(
        {"record", "simulate:hfs?speed=0", "--seconds", "5", "--out", folder.file("s.edf")});
    CHECK(outcome.exitCode == 1);
    CHECK_THAT(outcome.err, Catch::Contains("s.edf: the session file must end with .nwb"));
    CHECK_FALSE(std::filesystem::exists(folder.file("s.edf")));
}
