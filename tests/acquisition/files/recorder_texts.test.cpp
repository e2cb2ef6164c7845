// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <fmt/format.h>

#include "tests/acquisition/files/opened.hpp"

using namespace facialis;
using namespace facialis::test;
using Catch::Contains;

namespace {

constexpr auto bciHead =
    "%OpenBCI Raw EXG Data\r\n%Number of channels = 2\r\n%Sample Rate = 250 Hz\r\n"
    "%Board = OpenBCI_GUI$BoardCytonSerial\r\n"
    "Sample Index, EXG Channel 0, EXG Channel 1, Accel Channel 0, Not Used, "
    "Analog Channel 0, Timestamp, Marker Channel, Timestamp (Formatted)\r\n";

/// A Cyton recording without the frames [lostFrom, lostTo).
std::string cyton(int frames, int lostFrom, int lostTo)
{
    std::string text = bciHead;
    for (int i = 0; i < frames; ++i)
        if (i < lostFrom || i >= lostTo)
            text +=
                fmt::format("{}, {}.25, 187500.00, 0.5, 0, 7, {}, {}, 2021-03-10 15:00:00.000\r\n",
                            i % 256, i, 1615388400000 + 4 * i, i == 600 ? 3 : 0);
    return text;
}

std::string openSignals(std::string_view device, std::string_view rows)
{
    return fmt::format("# OpenSignals Text File Format\n# {{\"20:16\": {{{}}}}}\n# EndOfHeader\n{}",
                       device, rows);
}

constexpr auto plux = R"("sensor": ["EMG", "ACC"], "column": ["nSeq", "DI", "CH1", "CH2"], )"
                      R"("sampling rate": 1000, "resolution": [16, 12], "channels": [1, 2], )"
                      R"("label": ["CH1", ""], "date": "2017-1-23", "time": "10:28:51.69", )"
                      R"("device": "biosignalsplux", "comments": "left cheek")";

}  // namespace

TEST_CASE("Frames lost on the way from an OpenBCI board become a gap", "[acquisition][files]")
{
    const auto recording = openedText(cyton(1500, 500, 540));
    const RecordingInfo& info = recording->info();
    REQUIRE(info.channels.size() == 4);
    CHECK(info.channels[0].length == 1500);
    REQUIRE(info.gaps.size() == 1);
    CHECK(info.gaps[0].interval == TimeInterval{2_s, 2.16_s});
    CHECK_THAT(warningsOf(*recording), Contains("40 frames were lost at 1 places"));
    const auto samples = samplesOf(*recording, 0);
    CHECK(std::isnan(samples[500]));
    CHECK(std::isnan(samples[539]));
    CHECK(samples[540] == Approx(540.25e-6));
    // The marker keeps its time.
    REQUIRE(info.annotations.size() == 1);
    CHECK(info.annotations[0].text == "marker 3");
    CHECK(info.annotations[0].onset == 2.4_s);
    // 187500 uV is the end of the converter.
    CHECK_THAT(warningsOf(*recording), Contains("'EXG Channel 1' is railed: 1460 samples"));
    CHECK(info.channels[1].storedMaximum == 187499);
    CHECK_FALSE(info.channels[0].storedMaximum);
    CHECK(toIso8601(info.start.value()) == "2021-03-10T15:00:00+00:00");
}

TEST_CASE("An OpenBCI loss longer than the counter is told by the clock", "[acquisition][files]")
{
    const auto recording = openedText(cyton(3000, 500, 1500));
    CHECK(recording->info().channels[0].length == 3000);
    REQUIRE(recording->info().gaps.size() == 1);
    CHECK(recording->info().gaps[0].interval == TimeInterval{2_s, 6_s});
}

TEST_CASE("Damaged OpenBCI texts are refused or read with a warning", "[acquisition][files]")
{
    CHECK_THAT(refusalOfText(bciHead), Contains("holds no samples behind its header"));
    CHECK_THAT(refusalOfText("%OpenBCI Raw EEG Data\n%Number of channels = 40\n%Sample Rate = 250\n"
                             "0, 1, 2, 12:00:00.000\n"),
               Contains("do not fit a recording of 40 channels"));
    const std::string noRate =
        "%OpenBCI Raw EEG Data\n%Number of channels = 1\n0, 1, 0, 0, 0, 12:00:00\n"
        "1, 2, 0, 0, 0, 12:00:00\n";
    CHECK_THAT(refusalOfText(noRate), Contains("give --rate HZ"));
    CHECK(openedText(noRate, {.rate = 250_Hz})->info().channels.size() == 4);
    const std::string whole = cyton(300, 0, 0);
    const auto cut = openedText(whole.substr(0, whole.size() - 60));
    CHECK(cut->info().isIncomplete);
    CHECK(cut->info().channels[0].length == 299);
}

TEST_CASE("An OpenSignals text of a plux recorder has its channels, limits and start",
          "[acquisition][files]")
{
    std::string rows;
    for (int i = 0; i < 100; ++i)
        rows += fmt::format("{}\t{}\t{}\t{}\t\n", i, i % 2, 32768 + i, 2048 - i);
    const auto recording = openedText(openSignals(plux, rows));
    const RecordingInfo& info = recording->info();
    REQUIRE(info.channels.size() == 3);
    CHECK(info.channels[0].label == "DI");
    CHECK(info.channels[0].dimension == Dimension::other);
    CHECK(info.channels[1].label == "CH1");
    CHECK(info.channels[1].dimension == Dimension::counts);
    CHECK(info.channels[1].storedType == SampleType::int32);
    CHECK(info.channels[1].storedMaximum == 65535);
    CHECK(info.channels[2].label == "CH2");
    CHECK(info.channels[2].dimension == Dimension::other);
    CHECK(info.channels[2].storedMaximum == 4095);
    CHECK(toIso8601(info.start.value()) == "2017-01-23T10:28:51.69");
    CHECK(info.identity.remarks == "left cheek");
    CHECK(samplesOf(*recording, 1)[99] == 32867.0);
    CHECK(info.warnings.empty());
}

TEST_CASE("Old OpenSignals headers without a list of columns are read", "[acquisition][files]")
{
    const auto recording = openedText(openSignals(
        R"("sensor": ["EMG"], "label": ["CH1"], "channels": [1], "sampling rate": 1000, )"
        R"("resolution": 12, "date": "2015-4-27", "time": "17:53:44.456")",
        "0\t0\n1\t2050\n2\t3414\n"));
    REQUIRE(recording->info().channels.size() == 1);
    CHECK(recording->info().channels[0].label == "CH1");
    CHECK(recording->info().channels[0].storedMaximum == 4095);
    CHECK(samplesOf(*recording, 0) == std::vector{0.0, 2050.0, 3414.0});
}

TEST_CASE("Frames lost by a BITalino become gaps", "[acquisition][files]")
{
    std::string rows;
    for (int i = 0; i < 1000; ++i)
        if (i < 300 || i >= 305)
            rows += fmt::format("{}\t0\t{}\t5\n", i % 16, 500 + i % 20);
    const auto recording = openedText(openSignals(plux, rows));
    CHECK(recording->info().channels[1].length == 1000);
    REQUIRE(recording->info().gaps.size() == 1);
    CHECK(recording->info().gaps[0].interval == TimeInterval{0.3_s, 0.305_s});
    CHECK_THAT(warningsOf(*recording), Contains("at least 5 frames were lost at 1 places"));
}

TEST_CASE("Damaged OpenSignals headers are refused with the place", "[acquisition][files]")
{
    CHECK_THAT(refusalOfText("# OpenSignals Text File Format\n# {\"a\": {\n# EndOfHeader\n1\t2\n"),
               Contains("header in line 2 is damaged"));
    CHECK_THAT(refusalOfText("# OpenSignals Text File Format\n# {\"a\": 3}\n# EndOfHeader\n1\t2\n"),
               Contains("describes no recorder"));
    CHECK_THAT(
        refusalOfText("# OpenSignals Text File Format\n# {\"a\": {}}\n# EndOfHeader\n1\t2\n"),
        Contains("no possible \"sampling rate\""));
    CHECK_THAT(refusalOfText("# OpenSignals Text File Format\n1\t2\n"),
               Contains("header has no end"));
    CHECK_THAT(refusalOfText(openSignals(plux, "")), Contains("no samples behind its header"));
    CHECK_THAT(refusalOfText(openSignals(plux, "0\t1\t2\n1\t1\t2\n")),
               Contains("describes 4 columns, but the rows hold 3"));
}

TEST_CASE(
    "BrainFlow's rows without a header are read as those of the board their number of "
    "columns tells",
    "[acquisition][files]")
{
    const auto rows = [](int count, double rate, int lost) {
        std::string text;
        for (int i = 0; i < count; ++i) {
            if (i == lost)
                continue;
            text += fmt::format("{}.000000", i % 256);
            for (int c = 1; c <= 21; ++c)
                text += fmt::format("\t{:.6f}", c <= 8 ? c * 10.0 + i : 0.0);
            text += fmt::format("\t{:.6f}\t{:.6f}\n", 1.7e9 + i / rate, i == 4 ? 3.0 : 0.0);
        }
        return text;
    };
    const auto recording = openedText(rows(600, 250.0, 300));
    const RecordingInfo& info = recording->info();
    CHECK(info.format == "BrainFlow CSV");
    CHECK(info.channels[0].rate == 250_Hz);
    CHECK(info.channels[0].label == "EXG Channel 0");
    CHECK(info.channels[0].length == 600);
    CHECK(samplesOf(*recording, 7)[2] == Approx(82e-6));
    REQUIRE(info.gaps.size() == 1);
    CHECK(info.gaps[0].interval.onset == Duration(1.2));
    REQUIRE(info.annotations.size() == 1);
    CHECK(info.annotations[0].text == "marker 3");
    CHECK_THAT(warningsOf(*recording),
               Contains("its 24 columns are those of an OpenBCI Cyton, which samples at 250 Hz"));
    CHECK(openedText(rows(600, 1000.0, -1), {.rate = 1000_Hz})->info().channels[0].rate == 1000_Hz);
    CHECK_THAT(refusalOfText(rows(600, 1000.0, -1)),
               Contains("the rows arrive at 1000 Hz, which is not the 250 Hz of a Cyton") &&
                   Contains("give --rate HZ"));
}
