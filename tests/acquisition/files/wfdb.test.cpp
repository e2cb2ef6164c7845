// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <fmt/format.h>
#include <numeric>

#include "tests/acquisition/files/opened.hpp"

using namespace facialis;
using namespace facialis::test;
using Catch::Contains;

namespace {

std::string words(std::initializer_list<int> values)
{
    std::string bytes;
    for (const int value : values) {
        bytes += static_cast<char>(value & 0xFF);
        bytes += static_cast<char>(value >> 8 & 0xFF);
    }
    return bytes;
}

std::vector<std::int32_t> storedOf(const Recording& recording, std::size_t channel)
{
    const std::int64_t length = recording.info().channels.at(channel).length;
    std::vector<std::int32_t> stored(static_cast<std::size_t>(length));
    REQUIRE(recording.readStored(channel, {0, length}, stored));
    return stored;
}

std::string refusal(const std::string& path)
{
    const auto recording = acquisition::openRecording(path);
    REQUIRE_FALSE(recording);
    CHECK_FALSE(recording.error().remedy.empty());
    return recording.error().sentence();
}

using Stored = std::vector<std::int32_t>;

}  // namespace

TEST_CASE("Ten WFDB formats give the samples that the checksums of their header stand for",
          "[acquisition][files]")
{
    FACIALIS_TEST_FILE(hea, "formats/wfdb/binformats.hea");
    const auto recording = opened(hea);
    CHECK(recording->info().warnings.empty());
    // initial value and checksum of each signal, as the header states them
    const std::vector<std::pair<int, int>> stated{
        {-2047, -31143}, {-32766, -750}, {-32765, -251}, {-124, -517},      {-32763, 747},
        {-2042, -6824},  {-505, -1621},  {-504, -2145},  {-8388599, 11715}, {-2147483638, 19035}};
    REQUIRE(recording->info().channels.size() == stated.size());
    for (std::size_t k = 0; k < stated.size(); ++k) {
        INFO(recording->info().channels[k].label);
        const Stored stored = storedOf(*recording, k);
        CHECK(stored.size() == 499);
        CHECK(stored.front() == stated[k].first);
        const auto sum = std::accumulate(
            stored.begin(), stored.end(), std::uint32_t{0},
            [](std::uint32_t s, std::int32_t v) { return s + static_cast<std::uint32_t>(v); });
        CHECK(static_cast<std::int16_t>(sum) == stated[k].second);
        // Reading from the middle gives what reading from the start gave.
        std::vector<std::int32_t> part(100);
        REQUIRE(recording->readStored(k, {311, 411}, part));
        CHECK(std::equal(part.begin(), part.end(), stored.begin() + 311));
    }
}

TEST_CASE("A WFDB record opens by its header and by its samples", "[acquisition][files]")
{
    FACIALIS_TEST_FILE(hea, "emg/emg_healthy.hea");
    FACIALIS_TEST_FILE(dat, "emg/emg_healthy.dat");
    FACIALIS_TEST_FILE(part, "formats/wfdb/binformats.d3");
    const auto recording = opened(hea);
    const Channel& emg = recording->info().channels.at(0);
    CHECK(emg.label == "EMG");
    CHECK(emg.rate == 4000_Hz);
    CHECK(emg.length == 50860);
    CHECK(emg.unit == "mV");
    CHECK(storedOf(*recording, 0).front() == -333);
    CHECK(samplesOf(*recording, 0).front() == Approx(-33.3e-6));  // 10000 adu/mV
    CHECK(recording->info().warnings.empty());
    CHECK(samplesOf(*opened(dat), 0) == samplesOf(*recording, 0));
    CHECK(opened(part)->info().channels.size() == 10);
}

TEST_CASE("A wrong WFDB checksum is named, and the samples are read all the same",
          "[acquisition][files]")
{
    const TemporaryFolder folder;
    writeContent(folder.file("r.dat"), words({10, -20, 30}));
    const auto header = [](int checksum) {
        return fmt::format("r 1 1000 3\nr.dat 16 200/uV 16 0 10 {} 0 ZYG L\n", checksum);
    };
    writeContent(folder.file("r.hea"), header(20));
    CHECK(opened(folder.file("r.hea"))->info().warnings.empty());
    writeContent(folder.file("r.hea"), header(21));
    const auto recording = opened(folder.file("r.hea"));
    CHECK_THAT(warningsOf(*recording),
               Contains("the checksum in the header is not that of the samples of 'ZYG L'"));
    CHECK(storedOf(*recording, 0) == Stored{10, -20, 30});
}

TEST_CASE("Samples per frame, skew, byte offset, baseline and unit of WFDB are applied",
          "[acquisition][files]")
{
    const TemporaryFolder folder;
    writeContent(folder.file("r.hea"),
                 "# somebody\nr 2 500/1000(7) 3 10:20:30.25 29/02/2024\n"
                 "r.dat 16x2+4 100(-5)/uV 12 0 0 0 0 left zyg\n"
                 "r.dat 16:1+4 50 12 3\n# a remark\n");
    writeContent(folder.file("r.dat"), "head" + words({1, 2, 100, 3, 4, 200, 5, 6, 300}));
    const auto recording = opened(folder.file("r.hea"));
    const RecordingInfo& info = recording->info();
    CHECK(storedOf(*recording, 0) == Stored{1, 2, 3, 4, 5, 6});
    CHECK(info.channels[0].rate == 1000_Hz);
    CHECK(info.channels[0].label == "left zyg");
    CHECK(samplesOf(*recording, 0)[2] == Approx(0.08e-6));  // (3 + 5) / 100 uV
    CHECK(info.channels[0].storedMinimum == -2048);
    CHECK(info.channels[1].rate == 500_Hz);
    // One frame later in the file: the last sample is missing, which an integer cannot say.
    CHECK(info.channels[1].storedType == SampleType::float64);
    CHECK(samplesOf(*recording, 1)[1] == Approx(5.94e-3));
    CHECK(std::isnan(samplesOf(*recording, 1)[2]));
    CHECK(samplesOf(*recording, 1)[0] == Approx(3.94e-3));  // the zero is the baseline; mV
    REQUIRE(info.start);
    CHECK(toIso8601(*info.start) == "2024-02-29T10:20:30.25");
    CHECK(info.identity.remarks == "somebody\na remark");
}

TEST_CASE("WFDB signals without a gain are counts, and a missing rate is said",
          "[acquisition][files]")
{
    const TemporaryFolder folder;
    writeContent(folder.file("r.hea"), "r 1\nr.dat 16\n");
    writeContent(folder.file("r.dat"), words({1, 2, 3}));
    const auto recording = opened(folder.file("r.hea"));
    CHECK(recording->info().channels[0].dimension == Dimension::counts);
    CHECK(recording->info().channels[0].rate == 250_Hz);
    CHECK(recording->info().channels[0].length == 3);
    CHECK_THAT(warningsOf(*recording), Contains("states no sampling rate: 250 Hz") &&
                                           Contains("states no gain for 'signal 1'"));
    const auto stated = opened(folder.file("r.dat"), {.unit = "uV"});
    CHECK(samplesOf(*stated, 0)[2] == 3e-6);
}

TEST_CASE("Invalid WFDB samples are missing; where every signal lacks them is a gap",
          "[acquisition][files]")
{
    const TemporaryFolder folder;
    writeContent(folder.file("r.hea"), "r 2 1000 4\nr.dat 16 1/uV 16 0 0 0 0 A\nr.dat 16 1/uV\n");
    writeContent(folder.file("r.dat"), words({1, 2, -32768, 3, -32768, -32768, 4, 5}));
    const auto recording = opened(folder.file("r.hea"));
    const auto a = samplesOf(*recording, 0), b = samplesOf(*recording, 1);
    CHECK((std::isnan(a[1]) && std::isnan(a[2]) && std::isnan(b[2])));
    CHECK(b[1] == Approx(3e-6));
    REQUIRE(recording->info().gaps.size() == 1);
    CHECK(recording->info().gaps[0].interval.onset == Duration(0.002));
    CHECK(recording->info().gaps[0].interval.offset == Duration(0.003));
    CHECK_THAT(warningsOf(*recording), Contains("2 samples of 'A' are marked as invalid"));
    // A lacks a sample that B has: as integers nothing would tell it, and a copy would hold 0 V.
    std::vector<std::int32_t> stored(4);
    CHECK_FALSE(recording->readStored(0, {0, 4}, stored));
    CHECK(recording->readStored(1, {0, 4}, stored));
}

TEST_CASE("Segments of a WFDB record follow each other, null segments are gaps",
          "[acquisition][files]")
{
    const TemporaryFolder folder;
    writeContent(folder.file("m.hea"), "m/3 1 1000 7\na 2\n~ 3\nb 2\n");
    writeContent(folder.file("a.hea"), "a 1 1000 2\na.dat 16 1/uV 16 0 0 0 0 ZYG\n");
    writeContent(folder.file("b.hea"), "b 1 1000 2\nb.dat 80 1/uV 8 0 0 0 0 ZYG\n");
    writeContent(folder.file("a.dat"), words({1, 2}));
    writeContent(folder.file("b.dat"), std::string("\x83\x84"));
    const auto recording = opened(folder.file("m.hea"));
    CHECK(storedOf(*recording, 0) == Stored{1, 2, 0, 0, 0, 3, 4});
    CHECK(std::isnan(samplesOf(*recording, 0)[3]));
    REQUIRE(recording->info().gaps.size() == 1);
    CHECK(recording->info().gaps[0].interval.onset == Duration(0.002));
    CHECK(recording->info().warnings.empty());

    std::filesystem::remove(folder.file("b.dat"));
    const auto partial = opened(folder.file("m.hea"));
    CHECK(partial->info().isIncomplete);
    CHECK(partial->info().gaps.size() == 2);
    CHECK(partial->info().channels[0].length == 7);
    CHECK_THAT(warningsOf(*partial), Contains("1 of 3 segments cannot be read"));
}

TEST_CASE("Signals of a WFDB record with a layout come and go, each with its own gain",
          "[acquisition][files]")
{
    const TemporaryFolder folder;
    writeContent(folder.file("m.hea"), "m/3 2 1000 4\nm_layout 0\na 2\nb 2\n");
    writeContent(folder.file("m_layout.hea"),
                 "m_layout 2 1000 0\n~ 0 1/uV 12 0 0 0 0 A\n"
                 "~ 0 1/uV 12 0 0 0 0 B\n");
    writeContent(folder.file("a.hea"), "a 1 1000 2\na.dat 16 10/uV 12 0 0 0 0 B\n");
    writeContent(folder.file("b.hea"),
                 "b 2 1000 2\nb.dat 16 20/uV 12 0 0 0 0 B\n"
                 "b.dat 16 5/uV 12 0 0 0 0 A\n");
    writeContent(folder.file("a.dat"), words({10, 20}));
    writeContent(folder.file("b.dat"), words({40, 5, 60, 10}));
    const auto recording = opened(folder.file("m.hea"));
    const auto a = samplesOf(*recording, 0), b = samplesOf(*recording, 1);
    CHECK((std::isnan(a[0]) && std::isnan(a[1])));
    CHECK(a[2] == Approx(1e-6));
    CHECK(a[3] == Approx(2e-6));
    for (std::size_t i = 0; i < 4; ++i)
        CHECK(b[i] == Approx(std::array{1e-6, 2e-6, 2e-6, 3e-6}[i]));
    std::vector<std::int32_t> stored(4);
    CHECK_FALSE(recording->readStored(0, {0, 4}, stored));  // not in the first segment
    CHECK_FALSE(recording->readStored(1, {0, 4}, stored));  // two gains
}

TEST_CASE("WFDB annotations are read with text and time", "[acquisition][files]")
{
    const TemporaryFolder folder;
    writeContent(folder.file("r.hea"), "r 1 500 2000\nr.dat 16 1/uV\n");
    writeContent(folder.file("r.dat"), std::string(4000, '\0'));
    constexpr int note = 22 << 10, skip = 59 << 10, number = 60 << 10, text = 63 << 10;
    const std::string content = words({note, text | 24}) + "## time resolution: 1000" +
                                words({note | 250, text | 5}) + "blink" + std::string(1, '\0') +
                                words({skip, 0, 1000, number | 2, (1 << 10) | 50}) +
                                words({(14 << 10) | 1, text | 2}) + "cc";
    writeContent(folder.file("r.atr"), content + words({0}));
    const auto whole = opened(folder.file("r.hea"));
    const auto& annotations = whole->info().annotations;
    REQUIRE(annotations.size() == 3);
    CHECK(annotations[0].text == "blink");
    CHECK(annotations[0].onset == Duration(0.25));
    CHECK(annotations[1].text == "N");
    CHECK(annotations[1].onset == Duration(1.3));
    CHECK(annotations[2].text == "~ cc");
    CHECK(annotations[2].onset == Duration(1.301));
    CHECK(whole->info().warnings.empty());

    writeContent(folder.file("r.atr"), content.substr(0, content.size() - 5));
    const auto cut = opened(folder.file("r.hea"));
    CHECK(cut->info().annotations.size() == 2);
    CHECK(cut->info().isIncomplete);
    CHECK_THAT(warningsOf(*cut), Contains("the file of annotations has no end"));
}

TEST_CASE("A WFDB file of samples that is cut opens up to its last whole frame",
          "[acquisition][files]")
{
    const TemporaryFolder folder;
    const std::string samples("\x01\x20\x02\x03\x40\x04\x05\x60\x06", 9);  // 212: six numbers
    writeContent(folder.file("r.hea"), "r 2 1000 3\nr.dat 212 1/uV\nr.dat 212 1/uV\n");
    for (std::size_t size = 3; size < samples.size(); ++size) {
        INFO(size);
        writeContent(folder.file("r.dat"), samples.substr(0, size));
        const auto recording = opened(folder.file("r.hea"));
        CHECK(recording->info().channels[1].length == static_cast<std::int64_t>(size / 3));
        CHECK(recording->info().isIncomplete);
        CHECK_THAT(warningsOf(*recording), Contains("the header promises 3 samples"));
    }
    writeContent(folder.file("r.dat"), samples);
    CHECK(opened(folder.file("r.hea"))->info().warnings.empty());
    writeContent(folder.file("r.dat"), samples.substr(0, 2));
    CHECK_THAT(refusal(folder.file("r.hea")), Contains("no whole sample"));
}

TEST_CASE("WFDB formats that are not read are refused by name", "[acquisition][files]")
{
    const TemporaryFolder folder;
    writeContent(folder.file("r.dat"), words({1, 2, 3}));
    const auto refusalOfHeader = [&](const std::string& header) {
        writeContent(folder.file("r.hea"), header);
        return refusal(folder.file("r.hea"));
    };
    CHECK_THAT(refusalOfHeader("r 1 500 3\nr.dat 516 1/uV\n"),
               Contains("r.hea, line 2: WFDB format 516 (compressed as FLAC) is not read"));
    CHECK_THAT(refusalOfHeader("r 1 500 3\nr.dat 33 1/uV\n"), Contains("WFDB format 33 is not"));
    CHECK_THAT(refusalOfHeader("r 2 500 3\nr.dat 16 1/uV\n"),
               Contains("promises 2 signals, but ends after 1"));
    CHECK_THAT(refusalOfHeader("r 1 -500 3\nr.dat 16 1/uV\n"), Contains("rate is not possible"));
    CHECK_THAT(refusalOfHeader("r 1 500 3\nr.dat 16x0 1/uV\n"), Contains("samples per frame"));
    CHECK_THAT(refusalOfHeader("r 1 500 3\nnone.dat 16 1/uV\n"), Contains("no such file"));
    CHECK_THAT(refusalOfHeader("r 1 500 3\n/etc/passwd 16 1/uV\n"),
               Contains("which is not in its folder"));
    CHECK_THAT(refusalOfHeader("r 2 500 3\nr.dat 16 1/uV\nr.dat 212 1/uV\n"),
               Contains("different formats"));
}
