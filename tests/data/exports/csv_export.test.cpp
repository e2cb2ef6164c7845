// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/exports/csv_export.hpp"

#include <catch2/catch.hpp>
#include <charconv>
#include <cmath>
#include <limits>
#include <sstream>
#include <vector>

#include "data/model/memory_recording.hpp"
#include "tests/support/test_data.hpp"

using namespace facialis;
using namespace facialis::test;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

Channel named(const std::string& label, double rate, std::int64_t length)
{
    Channel channel;
    channel.label = label;
    channel.rate = Frequency(rate);
    channel.length = length;
    return channel;
}

std::string csvOf(const RecordingInfo& info, std::vector<std::vector<double>> samples,
                  const TemporaryFolder& folder)
{
    const MemoryRecording recording(info, std::move(samples));
    const auto report = writeCsv(recording, folder.file("out.csv"));
    REQUIRE(report);
    CHECK(report->lost.size() == (info.annotations.empty() ? 0 : 1));
    return contentOf(folder.file("out.csv"));
}

}  // namespace

TEST_CASE("A table has a time column, microvolts, units and empty cells for what is missing",
          "[exports][csv]")
{
    const TemporaryFolder folder;
    RecordingInfo info;
    info.channels = {named("EMG OOc L", 1000.0, 3), named("Temp, skin", 1000.0, 3),
                     named("raw \"x\"", 1000.0, 2)};
    info.channels[0].dimension = Dimension::voltage;
    info.channels[0].unit = "mV";
    info.channels[1].dimension = Dimension::other;
    info.channels[1].unit = "degC";
    info.annotations.push_back({Duration(0.0), std::nullopt, "smile", std::nullopt});
    CHECK(csvOf(info, {{1.5e-6, missing, -2e-6}, {36.6, 36.7, missing}, {1.0, 1e300}}, folder) ==
          "time_s,EMG OOc L [uV],\"Temp, skin [degC]\",\"raw \"\"x\"\"\"\n"
          "0,1.5,36.6,1\n"
          "0.001,,36.7,1e+300\n"
          "0.002,-2,,\n");
}

TEST_CASE("Channels of several rates stand in blocks, each with its own time", "[exports][csv]")
{
    const TemporaryFolder folder;
    RecordingInfo info;
    info.channels = {named("a", 4.0, 4), named("slow", 1.0, 1), named("b", 4.0, 4)};
    CHECK(csvOf(info, {{1, 2, 3, 4}, {9}, {5, 6, 7, 8}}, folder) ==
          "time_s,a,b,time_s_2,slow\n"
          "0,1,5,0,9\n"
          "0.25,2,6,,\n"
          "0.5,3,7,,\n"
          "0.75,4,8,,\n");
}

TEST_CASE("Every number in a table reads back as the same double", "[exports][csv]")
{
    const TemporaryFolder folder;
    RecordingInfo info;
    info.channels = {named("x", 2048.0, 10'000)};
    std::vector<double> samples;
    for (int i = 0; i < 10'000; ++i)
        samples.push_back(std::sin(i) * std::pow(10.0, i % 40 - 20));
    std::istringstream lines(csvOf(info, {samples}, folder));
    std::string line;
    std::getline(lines, line);
    std::size_t row = 0;
    for (; std::getline(lines, line); ++row) {
        const std::size_t comma = line.find(',');
        double time = 0.0, value = 0.0;
        std::from_chars(line.data(), line.data() + comma, time);
        std::from_chars(line.data() + comma + 1, line.data() + line.size(), value);
        REQUIRE(time == static_cast<double>(row) / 2048.0);
        REQUIRE(value == samples[row]);
    }
    CHECK(row == samples.size());
}

TEST_CASE("Microvolts are free of the noise of multiplication", "[exports][csv]")
{
    const TemporaryFolder folder;
    RecordingInfo info;
    info.channels = {named("x", 1000.0, 4)};
    info.channels[0].dimension = Dimension::voltage;
    info.channels[0].scale = 1e-7;
    CHECK(csvOf(info, {{-912, 547, 4195, 1}}, folder) ==
          "time_s,x [uV]\n0,-91.2\n0.001,54.7\n0.002,419.5\n0.003,0.1\n");
}

TEST_CASE("A table that cannot be written is an error and leaves nothing behind", "[exports][csv]")
{
    const TemporaryFolder folder;
    RecordingInfo info;
    CHECK_FALSE(writeCsv(MemoryRecording(info, {}), folder.file("none.csv")));
    info.channels = {named("x", 10.0, 1)};
    CHECK_FALSE(writeCsv(MemoryRecording(info, {{1.0}}), folder.file("no/such.csv")));
    CHECK_FALSE(writeCsv(MemoryRecording(info, {{1.0}}), "/dev/full"));
    CHECK(std::filesystem::is_empty(folder.path()));
}
