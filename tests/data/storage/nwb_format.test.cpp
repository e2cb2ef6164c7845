// SPDX-License-Identifier: GPL-3.0-or-later
// What strangers find in our session files: a checker and a reader of their own, with h5py alone.
#include <catch2/catch.hpp>

#include "data/storage/nwb_writer.hpp"
#include "data/storage/session_file.hpp"
#include "tests/data/storage/made_recordings.hpp"
#include "tests/support/test_data.hpp"

using namespace facialis;
using facialis::test::Outcome;
using facialis::test::RecordingMaker;
using facialis::test::TemporaryFolder;

namespace {

Outcome python(const char* script, const std::vector<std::string>& arguments)
{
    std::vector<std::string> command = {
        "/usr/bin/python3", (facialis::test::sourceRoot() / "tests/reference" / script).string()};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return facialis::test::run(command);
}

Channel channel(const char* label, const char* muscle, Side side, double scale)
{
    Channel c;
    c.label = label;
    c.muscle = muscle;
    c.side = side;
    c.rate = 2000_Hz;
    c.length = 5;
    c.dimension = Dimension::voltage;
    c.unit = "uV";
    c.storedType = SampleType::int16;
    c.scale = scale;
    c.prefilter = "HP:20Hz";
    return c;
}

/// Small, but with everything an NWB file of ours may hold.
MemoryRecording wholeRecording()
{
    RecordingInfo info;
    info.path = "patient.edf";
    info.format = "EDF+D";
    info.start = StartTime{2025, 1, 2, 3, 4, 5, 250'000'000, 60};
    info.identity.patientCode = "P-17";
    info.identity.sex = "F";
    info.identity.technician = "Dr. M";
    info.channels = {channel("EMG OOc L", "orbicularis_oculi", Side::left, 1e-7),
                     channel("EMG Ment R", "mentalis", Side::right, 2e-7),
                     channel("Temp", "", Side::both, 0.01)};
    Channel& temperature = info.channels[2];
    temperature.side.reset();
    temperature.dimension = Dimension::other;
    temperature.unit = "degC";
    temperature.rate = 100_Hz;
    temperature.length = 3;
    temperature.offset = 25.0;
    temperature.prefilter = "";
    info.annotations = {{Duration(0.5), Duration(2.25), "close eyes tightly", {}},
                        {Duration(3.0), {}, "Ödön smiles", 1}};
    info.gaps = {{{Duration(0.001), Duration(0.0015)}, "frames lost on the link"}};
    info.duration = Duration(0.03);
    return {info, {{0, 1, 0, 32767, -32768}, {0, 1, 0, 32767, -32768}, {-100, 0, 250}}};
}

}  // namespace

TEST_CASE("Every session file passes the checker, with and without an analysis", "[storage][nwb]")
{
    const TemporaryFolder folder;
    std::vector<std::string> files;
    for (unsigned seed = 1; seed <= 6; ++seed) {
        RecordingMaker maker(seed);
        const MemoryRecording recording = maker.make();
        const AnalysisResult analysis = facialis::test::madeAnalysis(recording.info());
        files.push_back(folder.file(std::to_string(seed) + ".nwb"));
        REQUIRE(
            writeSessionFile(recording, seed % 2 ? &analysis : nullptr, files.back()).has_value());
    }
    AnalysisResult nothingFound;
    nothingFound.recording = wholeRecording().info();
    files.push_back(folder.file("nothing found.nwb"));
    REQUIRE(writeSessionFile(wholeRecording(), &nothingFound, files.back()).has_value());
    const Outcome outcome = python("check_nwb.py", files);
    CHECK(outcome.out == "");
    CHECK(outcome.err == "");
    CHECK(outcome.exitCode == 0);
}

TEST_CASE("A session file is valid while it is being recorded", "[storage][nwb]")
{
    const TemporaryFolder folder;
    auto writer = NwbWriter::create(folder.file("live.nwb"), wholeRecording().info(),
                                    StartTime{2025, 1, 2, 3, 4, 5, 0, 0});
    REQUIRE(writer.has_value());
    const std::vector<std::int32_t> frames = {1, 2, 3, 4};
    REQUIRE(writer->append(0, frames).has_value());
    REQUIRE(writer->flush().has_value());
    facialis::test::writeContent(folder.file("copy.nwb"),
                                 facialis::test::contentOf(folder.file("live.nwb")));
    const Outcome outcome = python("check_nwb.py", {folder.file("copy.nwb")});
    CHECK(outcome.out == "");
    CHECK(outcome.exitCode == 0);
}

TEST_CASE("The checker notices every fault it knows, each by its own rule", "[storage][nwb][slow]")
{
    const TemporaryFolder folder;
    const MemoryRecording recording = wholeRecording();
    const AnalysisResult analysis = facialis::test::madeAnalysis(recording.info());
    REQUIRE(writeSessionFile(recording, &analysis, folder.file("good.nwb")).has_value());
    const Outcome outcome = python("check_nwb_selftest.py", {folder.file("good.nwb")});
    CAPTURE(outcome.out, outcome.err);
    CHECK(outcome.exitCode == 0);
    CHECK(outcome.out.find("each noticed by its rule alone") != std::string::npos);
}

TEST_CASE("The checker names the rule that a file breaks and fails", "[storage][nwb]")
{
    const TemporaryFolder folder;
    facialis::test::writeContent(folder.file("garbage.nwb"), "garbage");
    const Outcome outcome = python("check_nwb.py", {folder.file("garbage.nwb")});
    CHECK(outcome.exitCode == 1);
    CHECK(outcome.out.find("opens-with-plain-h5py") != std::string::npos);
}

TEST_CASE("Strangers read volts, rates, electrodes and intervals as worked out by hand",
          "[storage][nwb]")
{
    const TemporaryFolder folder;
    REQUIRE(writeSessionFile(wholeRecording(), nullptr, folder.file("s.nwb")).has_value());
    const Outcome outcome = python("nwb_values.py", {folder.file("s.nwb")});
    CHECK(outcome.err == "");
    // By hand: 16-bit numbers at 0.1 and 0.2 uV a step; 0.01 degC a step above 25 degC.
    CHECK(outcome.out ==
          "start 2025-01-02T03:04:05.25+01:00\n"
          "series EMG ElectricalSeries volts 2000 Hz int16 (5, 2)\n"
          "  0 0\n"
          "  1e-07 2e-07\n"
          "  0 0\n"
          "  0.0032767 0.0065534\n"
          "  -0.0032768 -0.0065536\n"
          "  electrode EMG OOc L orbicularis_oculi left left orbicularis_oculi surface HP:20Hz "
          "/general/extracellular_ephys/surface\n"
          "  electrode EMG Ment R mentalis right right mentalis surface HP:20Hz "
          "/general/extracellular_ephys/surface\n"
          "series auxiliary TimeSeries degC 100 Hz int16 (3, 1)\n"
          "  24\n"
          "  25\n"
          "  27.5\n"
          "interval annotations start_time=0.5 stop_time=2.75 text=close eyes tightly "
          "duration_s=2.25 "
          "channel_index=-1 channel=\n"
          "interval annotations start_time=3 stop_time=3 text=Ödön smiles duration_s=nan "
          "channel_index=1 "
          "channel=EMG Ment R\n"
          "interval invalid_times start_time=0.001 stop_time=0.0015 reason=frames lost on the "
          "link channel_index=-1 channel= has_samples=0\n");
}

TEST_CASE("Strangers read of each burst its spectra, why they are refused and whether it is a copy",
          "[storage][nwb]")
{
    const TemporaryFolder folder;
    RecordingMaker maker(7);
    const MemoryRecording recording = maker.make();
    const AnalysisResult analysis = facialis::test::madeAnalysis(recording.info());
    REQUIRE(writeSessionFile(recording, &analysis, folder.file("s.nwb")).has_value());
    const Outcome outcome = python("nwb_values.py", {folder.file("s.nwb")});
    INFO(outcome.err);
    for (const char* columns :
         {"mean_frequency_hz=97.5 median_frequency_hz=88.25 intraburst_rate_hz=187.5 "
          "intraburst_refused= is_conducted=0",
          "mean_frequency_hz=nan median_frequency_hz=nan intraburst_rate_hz=nan "
          "intraburst_refused=mains_subtracted is_conducted=1"}) {
        INFO(columns);
        CHECK(outcome.out.find(columns) != std::string::npos);
    }
}

TEST_CASE("Channels of one rate stand in one series called EMG, in file order", "[storage][nwb]")
{
    std::vector<Channel> channels = {
        channel("a", "", Side::left, 1e-7), channel("b", "", Side::left, 3e-7),
        channel("c", "", Side::left, 1e-7), channel("d", "", Side::left, 1e-7)};
    channels[1].storedType = SampleType::int24;
    channels[2].rate = 500_Hz;
    const auto plans = planSeries(channels);
    REQUIRE(plans.size() == 2);
    CHECK(plans[0].name == "EMG");
    CHECK(plans[0].channels == std::vector<std::size_t>{0, 1, 3});
    CHECK(plans[0].stored == SampleType::int32);
    CHECK(plans[0].channelConversion == std::vector<float>{1.0f, 3.0f, 1.0f});
    CHECK(plans[1].name == "EMG_2");
    CHECK(plans[1].stored == SampleType::int16);
}

TEST_CASE("Numbers without a unit are not called volts", "[storage][nwb]")
{
    std::vector<Channel> channels(2, channel("a", "", Side::left, 1.0));
    channels[0].dimension = channels[1].dimension = Dimension::counts;
    auto plans = planSeries(channels);
    REQUIRE(plans.size() == 1);
    CHECK(plans[0].name == "EMG");
    CHECK_FALSE(plans[0].isElectrical);
    CHECK(plans[0].unit == "n/a");
    channels[1].dimension = Dimension::voltage;
    plans = planSeries(channels);
    REQUIRE(plans.size() == 2);
    CHECK(plans[0].name == "unscaled");
    CHECK(plans[1].name == "EMG");
}
