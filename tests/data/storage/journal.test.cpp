// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/journal.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "data/storage/journal_reader.hpp"
#include "data/storage/journal_writer.hpp"
#include "tests/support/made_stream.hpp"
#include "tests/support/test_data.hpp"

using namespace facialis;
using facialis::test::contentOf;
using facialis::test::differences;
using facialis::test::liveInfo;
using facialis::test::MadeStream;
using facialis::test::rampBlock;
using facialis::test::TemporaryFolder;
using facialis::test::writeContent;

namespace {

const std::vector<SampleType> everyType = {SampleType::int16, SampleType::float64,
                                           SampleType::int24, SampleType::float32,
                                           SampleType::int32};

/// Writes a stream and the remarks of it. @return what the writer knows of the file
std::shared_ptr<const Journal> written(const MadeStream& stream, const std::string& path)
{
    Result<JournalWriter> writer = JournalWriter::create(path, stream.info);
    REQUIRE(writer.has_value());
    for (const SampleBlock& block : stream.blocks)
        REQUIRE(writer->append(block).has_value());
    REQUIRE(writer->append(Annotation{2.5_s, std::nullopt, "später", 1}).has_value());
    REQUIRE(writer->append(Annotation{0.5_s, 1.5_s, "früher", std::nullopt}).has_value());
    REQUIRE(writer->append(Gap{{0.0_s, 1000.0_s}, "lost on the link"}).has_value());
    REQUIRE(writer->append(facialis::test::qualitySecond(1, stream.info.channels.size())));
    CHECK(writer->framesAppended() == stream.frames());
    REQUIRE(writer->end().has_value());
    CHECK(writer->framesSynced() == stream.frames());
    CHECK(writer->bytes() == static_cast<std::int64_t>(std::filesystem::file_size(path)));
    return writer->journal();
}

/// Runs of frames that no channel has.
std::vector<SampleRange> missingRuns(const MadeStream& stream)
{
    std::vector<SampleRange> runs;
    for (std::int64_t i = 0; i < stream.frames(); ++i) {
        if (!std::ranges::all_of(stream.expected, [&](const std::vector<double>& samples) {
                return std::isnan(samples[static_cast<std::size_t>(i)]);
            }))
            continue;
        if (!runs.empty() && runs.back().end == i)
            ++runs.back().end;
        else
            runs.push_back({i, i + 1});
    }
    return runs;
}

void checkSame(const Journal& journal, const MadeStream& stream, std::int64_t frames)
{
    const std::unique_ptr<Recording> recording = journal.upTo(frames);
    REQUIRE(recording->info().channels[0].length == frames);
    for (std::size_t k = 0; k < stream.expected.size(); ++k)
        CHECK(differences(*recording, k, stream.expected[k], frames) == 0);
}

}  // namespace

TEST_CASE("What was appended to a journal reads back, whatever the blocks", "[storage][journal]")
{
    const TemporaryFolder folder;
    for (unsigned seed = 1; seed <= 25; ++seed) {
        CAPTURE(seed);
        const MadeStream stream(seed, everyType, 3000);
        const std::string path = folder.file("s.nwb.journal");
        std::filesystem::remove(path);
        const std::shared_ptr<const Journal> own = written(stream, path);
        checkSame(*own, stream, stream.frames());
        CHECK(journalPresence(folder.file("s.nwb")) == JournalPresence::running);
    }
}

TEST_CASE("A journal is read again as it was written, and says that it is whole",
          "[storage][journal]")
{
    const TemporaryFolder folder;
    const std::string path = folder.file("s.nwb.journal");
    for (unsigned seed = 1; seed <= 25; ++seed) {
        CAPTURE(seed);
        const MadeStream stream(seed, everyType, 3000);
        std::filesystem::remove(path);
        written(stream, path);
        CHECK(journalPresence(folder.file("s.nwb")) == JournalPresence::interrupted);
        const Result<ReadJournal> read = readJournal(path);
        INFO((read ? "" : read.error().sentence()));
        REQUIRE(read.has_value());
        CHECK(read->tail.bytes == 0);
        const Journal& journal = *read->journal;
        CHECK(journal.isEnded());
        CHECK(journal.frames() == stream.frames());
        checkSame(journal, stream, stream.frames());
        checkSame(journal, stream, stream.frames() / 3);

        const RecordingInfo info = journal.upTo(stream.frames())->info();
        CHECK(info.format == "device");
        CHECK(info.start == stream.info.start);
        CHECK(info.identity.patientCode == "P-17");
        CHECK(info.warnings == stream.info.warnings);
        CHECK(info.channels[2].scale == stream.info.channels[2].scale);
        CHECK(info.channels[2].offset == stream.info.channels[2].offset);
        CHECK(info.channels[1].side == Side::right);
        REQUIRE(info.annotations.size() == 2);
        CHECK(info.annotations[0].text == "früher");
        CHECK(info.annotations[0].duration == 1.5_s);
        CHECK(info.annotations[1].channel == std::size_t{1});
        CHECK(journal.upTo(1000)->info().annotations.size() == 1);

        const std::vector<SampleRange> runs = missingRuns(stream);
        REQUIRE(info.gaps.size() == runs.size());
        for (std::size_t i = 0; i < runs.size(); ++i) {
            CHECK(sampleAt(info.gaps[i].interval.onset, 1000_Hz) == runs[i].begin);
            CHECK(sampleAt(info.gaps[i].interval.offset, 1000_Hz) == runs[i].end);
            CHECK(info.gaps[i].reason == "lost on the link");
        }
        REQUIRE(journal.quality().size() == 1);
        const QualitySecond second = journal.quality()[0];
        CHECK(second.lostFrames == 3);
        CHECK(second.jitter == 1_ms);
        CHECK(second.channels[0].clippedShare == 0.25F);
        CHECK(second.channels[0].mainsRatioDb == 12.5F);
        CHECK(second.channels[0].isOffElectrode == true);
        CHECK_FALSE(second.channels[0].isUsable);
        CHECK(second.channels[1].isUsable);
        CHECK(second.channels[1].isOffElectrode == std::nullopt);
    }
}

TEST_CASE("A recording is read while its journal grows, and stays as it was", "[storage][journal]")
{
    const TemporaryFolder folder;
    const MadeStream stream(5, everyType, 20'000);
    Result<JournalWriter> writer = JournalWriter::create(folder.file("s.nwb.journal"), stream.info);
    REQUIRE(writer.has_value());
    const std::shared_ptr<const Journal> journal = writer->journal();
    std::atomic<bool> isOver = false;
    std::atomic<std::size_t> wrong = 0, reads = 0;
    std::thread reader([&] {
        do {
            const bool wasOver = isOver;
            const auto recording = journal->upTo(journal->frames());
            const std::int64_t length = recording->info().channels[0].length;
            for (std::size_t k = 0; k < stream.expected.size(); ++k)
                wrong += differences(*recording, k, stream.expected[k], length);
            ++reads;
            if (wasOver)
                break;
        } while (true);
    });
    bool isStored = true;
    for (const SampleBlock& block : stream.blocks)
        isStored = isStored && writer->append(block).has_value();
    isStored = isStored && writer->sync().has_value();
    isOver = true;
    reader.join();
    CHECK(isStored);
    CHECK(wrong == 0);
    CHECK(reads > 0);
    CHECK(journal->frames() == stream.frames());
}

TEST_CASE("A journal without a name leaves nothing behind", "[storage][journal]")
{
    const TemporaryFolder folder;
    const MadeStream stream(6, everyType, 500);
    ::setenv("TMPDIR", folder.path().c_str(), 1);
    std::shared_ptr<const Journal> journal;
    {
        Result<JournalWriter> writer = JournalWriter::createUnnamed(stream.info);
        REQUIRE(writer.has_value());
        for (const SampleBlock& block : stream.blocks)
            REQUIRE(writer->append(block).has_value());
        REQUIRE(writer->sync().has_value());
        journal = writer->journal();
    }
    ::unsetenv("TMPDIR");
    CHECK(std::filesystem::is_empty(folder.path()));
    checkSame(*journal, stream, stream.frames());
}

TEST_CASE("A journal is not begun where one lies, nor for what it cannot hold",
          "[storage][journal]")
{
    const TemporaryFolder folder;
    const std::string path = folder.file("s.nwb.journal");
    writeContent(path, "of an earlier recording");
    const auto refusal = [&](const RecordingInfo& info, const std::string& where) {
        const Result<JournalWriter> made = JournalWriter::create(where, info);
        REQUIRE_FALSE(made.has_value());
        return made.error().sentence();
    };
    RecordingInfo info = liveInfo({SampleType::int16, SampleType::int16});
    CHECK(refusal(info, path).find("facialis recover") != std::string::npos);
    CHECK(contentOf(path) == "of an earlier recording");
    info.channels[1].scale = 0.0;
    CHECK(refusal(info, folder.file("b")).find("EMG 2") != std::string::npos);
    info.channels[1].scale = 1.0;
    info.channels[1].rate = 500_Hz;
    CHECK(refusal(info, folder.file("b")).find("another rate") != std::string::npos);
    info.channels.clear();
    CHECK(refusal(info, folder.file("b")).find("0 channels") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(folder.file("b")));
    CHECK_FALSE(readJournal(path).has_value());
}

TEST_CASE("Frames that go backwards and remarks that cannot be are refused, and change nothing",
          "[storage][journal]")
{
    const TemporaryFolder folder;
    const RecordingInfo info = liveInfo({SampleType::int16});
    Result<JournalWriter> writer = JournalWriter::create(folder.file("j"), info);
    REQUIRE(writer.has_value());
    REQUIRE(writer->append(rampBlock(info, 0, 100)).has_value());
    CHECK_FALSE(writer->append(rampBlock(info, 99, 10)).has_value());
    CHECK_FALSE(writer->append(Annotation{Duration(test::missingSample), {}, "x", {}}).has_value());
    CHECK_FALSE(writer->append(Annotation{0_s, {}, "of no channel", 1}).has_value());
    CHECK_FALSE(writer->append(Gap{{1_s, 0_s}, "backwards"}).has_value());
    CHECK_FALSE(writer->append(QualitySecond{}).has_value());
    REQUIRE(writer->append(rampBlock(info, 100, 10)).has_value());
    CHECK(writer->framesAppended() == 110);
}

TEST_CASE("The index finds the record of a frame or the next one, over holes of any size",
          "[storage][journal]")
{
    JournalIndex index;
    std::vector<FramesPlace> places;
    std::int64_t frame = 0, at = 500;
    for (std::int64_t i = 0; i < 2000; ++i) {
        if (i % 97 == 0)
            frame += i % 2 == 0 ? 5 : std::int64_t{1} << 33;
        places.push_back({frame, 1 + i % 130, at, i % 3 == 0});
        index.add(places.back());
        frame += places.back().frames;
        at += i % 500 == 0 ? std::int64_t{1} << 31 : 4000;
    }
    CHECK(index.end() == frame);
    CHECK_FALSE(index.find(frame).has_value());
    std::size_t wrong = 0;
    const auto check = [&](std::int64_t wanted, const FramesPlace& place) {
        const auto found = index.find(wanted);
        wrong += !found || found->firstFrame != place.firstFrame || found->frames != place.frames ||
                 found->payloadAt != place.payloadAt || found->isMissing != place.isMissing;
    };
    for (std::size_t i = 0; i < places.size(); ++i) {
        check(places[i].firstFrame, places[i]);
        check(places[i].firstFrame + places[i].frames - 1, places[i]);
        if (i > 0)
            check(places[i - 1].firstFrame + places[i - 1].frames, places[i]);
    }
    CHECK(wrong == 0);
}
