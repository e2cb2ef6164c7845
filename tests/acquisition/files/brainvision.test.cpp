// SPDX-License-Identifier: GPL-3.0-or-later
#include <bit>
#include <cmath>
#include <cstring>
#include <fmt/format.h>

#include "tests/acquisition/files/opened.hpp"

using namespace facialis;
using namespace facialis::test;
using Catch::Contains;

namespace {

/// How a recording of two channels is written.
struct Written {
    std::string binary = "INT_16", orientation = "MULTIPLEXED";
    std::string common, binaryInfos;  ///< further lines
    std::string markers;              ///< lines of [Marker Infos]
    std::string samples;
};

std::string headerOf(const Written& written)
{
    return fmt::format(
        "Brain Vision Data Exchange Header File Version 1.0\r\n; by hand\r\n"
        "[Common Infos]\r\nDataFile=$b.eeg\r\nMarkerFile=r.vmrk\r\n"
        "DataFormat=BINARY\r\nDataOrientation={}\r\nNumberOfChannels=2\r\n"
        "SamplingInterval=500\r\n{}[Binary Infos]\r\nBinaryFormat={}\r\n{}"
        "[Channel Infos]\r\nCh1=OOc\\1 left,nose,0.5,\xC2\xB5V\r\nCh2=ZYG R,,,mV\r\n",
        written.orientation, written.common, written.binary, written.binaryInfos);
}

void write(const TemporaryFolder& folder, const Written& written)
{
    writeContent(folder.file("r.vhdr"), headerOf(written));
    writeContent(folder.file("r.vmrk"),
                 "Brain Vision Data Exchange Marker File, Version 1.0\r\n"
                 "[Marker Infos]\r\n" +
                     written.markers);
    writeContent(folder.file("r.eeg"), written.samples);
}

template <class Number>
std::string bytesOf(std::initializer_list<Number> numbers)
{
    std::string bytes;
    for (const Number number : numbers)
        bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
    return bytes;
}

std::vector<std::int32_t> storedOf(const Recording& recording, std::size_t channel)
{
    const std::int64_t length = recording.info().channels.at(channel).length;
    std::vector<std::int32_t> stored(static_cast<std::size_t>(length));
    REQUIRE(recording.readStored(channel, {0, length}, stored));
    return stored;
}

using Stored = std::vector<std::int32_t>;

}  // namespace

TEST_CASE("BrainVision numbers come back bit for bit from every layout", "[acquisition][files]")
{
    const std::string frames = bytesOf<std::int16_t>({1, -32768, 2, 32767, -3, 7});
    const std::string channels = bytesOf<std::int16_t>({1, 2, -3, -32768, 32767, 7});
    std::string swapped = frames;
    for (std::size_t i = 0; i < swapped.size(); i += 2)
        std::swap(swapped[i], swapped[i + 1]);
    const std::vector<Written> layouts{
        {.samples = frames},
        {.orientation = "VECTORIZED", .samples = channels},
        {.binaryInfos = "UseBigEndianOrder=YES\r\n", .samples = swapped},
        {.binary = "INT_32", .samples = bytesOf<std::int32_t>({1, -32768, 2, 32767, -3, 7})},
    };
    for (const Written& written : layouts) {
        const TemporaryFolder folder;
        write(folder, written);
        for (const char* name : {"r.vhdr", "r.eeg", "r.vmrk"}) {
            INFO(written.binary << " " << written.orientation << " " << name);
            const auto recording = opened(folder.file(name));
            CHECK(recording->info().format == "BrainVision");
            CHECK(recording->info().path == folder.file(name));
            CHECK(recording->info().warnings.empty());
            CHECK(storedOf(*recording, 0) == Stored{1, 2, -3});
            CHECK(storedOf(*recording, 1) == Stored{-32768, 32767, 7});
            CHECK(samplesOf(*recording, 0) == std::vector{0.5e-6, 1e-6, -1.5e-6});
            CHECK(samplesOf(*recording, 1) == std::vector{-32.768, 32.767, 0.007});
        }
    }
}

TEST_CASE("BrainVision channels keep name, unit, resolution, reference and rate",
          "[acquisition][files]")
{
    const TemporaryFolder folder;
    write(folder, {.samples = bytesOf<std::int16_t>({1, 2})});
    const auto recording = opened(folder.file("r.vhdr"));
    const auto& channels = recording->info().channels;
    CHECK(channels[0].label == "OOc, left");
    CHECK(channels[0].unit == "uV");
    CHECK(channels[0].transducer == "reference nose");
    CHECK(channels[0].rate == 2000_Hz);
    CHECK(channels[0].storedType == SampleType::int16);
    CHECK(channels[1].unit == "mV");
    CHECK(channels[1].scale == 1e-3);  // a resolution that is left out is one unit
}

TEST_CASE("A Latin-1 micro sign and version 2.0 are understood", "[acquisition][files]")
{
    const TemporaryFolder folder;
    write(folder, {.samples = bytesOf<std::int16_t>({1, 2})});
    std::string header = headerOf({});
    header.replace(header.find("\xC2\xB5"), 2, "\xB5");
    header.replace(0, header.find("Data Exchange"), "BrainVision ");
    header.replace(header.find("1.0"), 3, "2.0");
    writeContent(folder.file("r.vhdr"), header);
    CHECK(opened(folder.file("r.vhdr"))->info().channels[0].scale == 0.5e-6);
}

TEST_CASE("BrainVision markers count from one, and a pause between segments is a gap",
          "[acquisition][files]")
{
    const TemporaryFolder folder;
    std::string samples;
    for (std::int16_t i = 0; i < 8; ++i)
        samples += bytesOf<std::int16_t>({i, i});
    write(folder, {.markers = "Mk1=New Segment,,1,1,0,20240229235959998500\r\n"
                              "Mk2=Stimulus,S  1,2,1,0\r\n"
                              "Mk3=New Segment,,5,1,0,20240301000000002500\r\n"
                              "Mk4=Comment,close\\1 then open,6,2,2\r\n"
                              "Mk5=Response,R  9,9,1,0\r\n",
                   .samples = samples});
    const auto recording = opened(folder.file("r.vhdr"));
    const RecordingInfo& info = recording->info();
    REQUIRE(info.start);
    CHECK(toIso8601(*info.start) == "2024-02-29T23:59:59.9985");
    // Four samples take 2 ms, the next segment begins after 4 ms.
    REQUIRE(info.gaps.size() == 1);
    CHECK(info.gaps[0].interval.onset.seconds() == Approx(0.002).margin(1e-12));
    CHECK(info.gaps[0].interval.offset.seconds() == Approx(0.004).margin(1e-12));
    const auto values = samplesOf(*recording, 1);
    REQUIRE(values.size() == 12);
    CHECK(values[3] == 3e-3);
    CHECK((std::isnan(values[4]) && std::isnan(values[7])));
    CHECK(values[8] == 4e-3);
    CHECK(storedOf(*recording, 0) == Stored{0, 1, 2, 3, 0, 0, 0, 0, 4, 5, 6, 7});
    REQUIRE(info.annotations.size() == 3);
    CHECK(info.annotations[0].text == "Stimulus/S  1");
    CHECK(info.annotations[0].onset.seconds() == Approx(0.0005).margin(1e-12));
    CHECK_FALSE(info.annotations[0].duration);
    CHECK(info.annotations[1].text == "New Segment");
    CHECK(info.annotations[2].text == "close, then open");
    CHECK(info.annotations[2].onset.seconds() == Approx(0.0045).margin(1e-12));
    CHECK(info.annotations[2].duration == Duration(0.001));
    CHECK(info.annotations[2].channel == 1U);
    CHECK_THAT(warningsOf(*recording), Contains("1 markers lie outside of the samples"));
}

TEST_CASE("A segment dated before the end of the last one moves nothing and is named",
          "[acquisition][files]")
{
    const TemporaryFolder folder;
    write(folder, {.markers = "Mk1=New Segment,,1,1,0,20240229120000000000\r\n"
                              "Mk2=New Segment,,2,1,0,20240229110000000000\r\n",
                   .samples = bytesOf<std::int16_t>({1, 2, 3, 4})});
    const auto recording = opened(folder.file("r.vhdr"));
    CHECK(recording->info().gaps.empty());
    CHECK(recording->info().channels[0].length == 2);
    CHECK_THAT(warningsOf(*recording), Contains("the segment at data point 2 is dated"));
}

TEST_CASE("A BrainVision file that is cut opens up to its last whole data point",
          "[acquisition][files]")
{
    const std::string frames = bytesOf<std::int16_t>({1, 2, 3, 4, 5, 6});
    const TemporaryFolder folder;
    for (std::size_t size = 4; size < frames.size(); ++size) {
        INFO(size);
        for (const char* points : {"", "DataPoints=3\r\n"}) {
            write(folder, {.common = points, .samples = frames.substr(0, size)});
            const auto recording = opened(folder.file("r.vhdr"));
            CHECK(recording->info().channels[1].length == static_cast<std::int64_t>(size / 4));
            const bool isKnown = size % 4 != 0 || *points != '\0';
            CHECK(recording->info().isIncomplete == isKnown);
            CHECK((warningsOf(*recording) != "") == isKnown);
        }
    }
    write(folder, {.orientation = "VECTORIZED",
                   .common = "DataPoints=3\r\n",
                   .samples = frames.substr(0, 9)});
    const auto recording = opened(folder.file("r.vhdr"));
    CHECK(recording->info().isIncomplete);
    CHECK(samplesOf(*recording, 0) == std::vector{0.5e-6, 1e-6, 1.5e-6});
    CHECK(samplesOf(*recording, 1)[0] == 4e-3);
    CHECK(std::isnan(samplesOf(*recording, 1)[1]));
    CHECK_THAT(warningsOf(*recording), Contains("ends before 1 of 2 channels do"));
}

TEST_CASE("A BrainVision set that was renamed or lost a file says so", "[acquisition][files]")
{
    const TemporaryFolder folder;
    write(folder, {.samples = bytesOf<std::int16_t>({1, 2})});
    std::string header = headerOf({});
    header.replace(header.find("$b.eeg"), 6, "old.eeg");
    writeContent(folder.file("r.vhdr"), header);
    CHECK_THAT(warningsOf(*opened(folder.file("r.vhdr"))),
               Contains("the header names 'old.eeg', which is not there; 'r.eeg' is read instead"));

    std::filesystem::remove(folder.file("r.vmrk"));
    const auto unmarked = opened(folder.file("r.vhdr"));
    CHECK(unmarked->info().isIncomplete);
    CHECK_THAT(warningsOf(*unmarked), Contains("the markers ('r.vmrk') cannot be read"));

    std::filesystem::remove(folder.file("r.eeg"));
    const auto lost = acquisition::openRecording(folder.file("r.vhdr"));
    REQUIRE_FALSE(lost);
    CHECK_THAT(lost.error().sentence(), Contains("'old.eeg', which is not beside it"));
}

TEST_CASE("What BrainVision headers cannot mean is refused with one clear line",
          "[acquisition][files]")
{
    const std::vector<std::array<std::string, 3>> wrong{
        {"SamplingInterval=500", "SamplingInterval=0", "SamplingInterval=0 is no time"},
        {"SamplingInterval=500", "", "states no SamplingInterval"},
        {"NumberOfChannels=2", "NumberOfChannels=-1", "NumberOfChannels=-1 is not possible"},
        {"NumberOfChannels=2", "NumberOfChannels=3", "Ch3= is missing"},
        {"DataFormat=BINARY", "DataFormat=ASCII", "written as text (DataFormat=ascii)"},
        {"BinaryFormat=INT_16", "BinaryFormat=INT_8", "BinaryFormat=int_8 is not read"},
        {"DataFile=$b.eeg", "DataFile=../r.eeg", "which is not in its folder"},
        {"[Common Infos]", "[Common Infos]\r\nDataType=FREQUENCYDOMAIN", "no recording in time"},
    };
    for (const auto& [right, changed, sentence] : wrong) {
        INFO(changed);
        const TemporaryFolder folder;
        write(folder, {.samples = bytesOf<std::int16_t>({1, 2})});
        std::string header = headerOf({});
        header.replace(header.find(right), right.size(), changed);
        writeContent(folder.file("r.vhdr"), header);
        const auto recording = acquisition::openRecording(folder.file("r.vhdr"));
        REQUIRE_FALSE(recording);
        CHECK_THAT(recording.error().sentence(), Contains(sentence));
        CHECK_FALSE(recording.error().remedy.empty());
    }
}

TEST_CASE("Samples that begin like another kind of file are read by the header beside them",
          "[acquisition][files]")
{
    const TemporaryFolder folder;
    for (const char* bytes : {"\xFF\xFE\x01\x02", "\x1F\x8B\x08\x01", "%PDF"}) {
        write(folder, {.samples = std::string(bytes, 4)});
        CHECK(opened(folder.file("r.eeg"))->info().channels[0].length == 1);
    }
}

TEST_CASE("The BrainVision sample of the test data agrees with MNE", "[acquisition][files]")
{
    FACIALIS_TEST_FILE(vhdr, "formats/brainvision/test_old_layout_latin1_software_filter.vhdr");
    const auto recording = opened(vhdr);
    REQUIRE(recording->info().channels.size() == 29);
    CHECK(recording->info().channels[0].length == 251);
    CHECK(recording->info().channels[0].rate == 250_Hz);
    CHECK_THAT(recording->info().channels[0].prefilter,
               Contains("High Cutoff [Hz] 1000") && Contains("Notch [Hz] 50"));
    // mne.io.read_raw_brainvision 1.3: data[0, :3], data[5, 100], data[28, 250], printed in full.
    const auto is = [&](std::size_t channel, std::size_t sample, double volts) {
        CHECK(samplesOf(*recording, channel)[sample] == Approx(volts).epsilon(1e-8));
    };
    is(0, 0, 5.22000008e-06);
    is(0, 1, 5.1e-06);
    is(0, 2, 5.22999992e-06);
    is(5, 100, 9e-07);
    is(28, 250, 4.309999847412109e-06);
    REQUIRE(recording->info().start);
    CHECK(toIso8601(*recording->info().start) == "2007-07-16T12:22:40.937454");
}
