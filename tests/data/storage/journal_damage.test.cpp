// SPDX-License-Identifier: GPL-3.0-or-later
// Journals that were cut, damaged, or written on a disk that was full.
#include <catch2/catch.hpp>
#include <filesystem>

#include "data/storage/journal_reader.hpp"
#include "data/storage/journal_writer.hpp"
#include "data/storage/little_endian.hpp"
#include "tests/fuzz/input_file.hpp"
#include "tests/support/child_process.hpp"
#include "tests/support/made_stream.hpp"
#include "tests/support/test_data.hpp"

using namespace facialis;
using facialis::test::contentOf;
using facialis::test::differences;
using facialis::test::InputFile;
using facialis::test::MadeStream;
using facialis::test::TemporaryFolder;
using facialis::test::writeContent;

namespace {

/// The bytes of a journal of a stream, with a remark and an end.
std::string contentFor(const MadeStream& stream)
{
    const TemporaryFolder folder;
    Result<JournalWriter> writer = JournalWriter::create(folder.file("j"), stream.info);
    REQUIRE(writer.has_value());
    for (const SampleBlock& block : stream.blocks)
        REQUIRE(writer->append(block).has_value());
    REQUIRE(writer->append(Annotation{0.5_s, 1.5_s, "smile", std::nullopt}).has_value());
    REQUIRE(writer->append(Gap{{0.0_s, 1000.0_s}, "lost on the link"}).has_value());
    REQUIRE(writer->append(test::qualitySecond(1, stream.info.channels.size())).has_value());
    REQUIRE(writer->end().has_value());
    return contentOf(folder.file("j"));
}

void checkSame(const Journal& journal, const MadeStream& stream, std::int64_t frames)
{
    const std::unique_ptr<Recording> recording = journal.upTo(frames);
    REQUIRE(recording->info().channels[0].length == frames);
    for (std::size_t k = 0; k < stream.expected.size(); ++k)
        CHECK(differences(*recording, k, stream.expected[k], frames) == 0);
}

const std::uint8_t* bytesOf(const std::string& content)
{
    return reinterpret_cast<const std::uint8_t*>(content.data());
}

/// Where each record of a journal ends, and how many frames stand before that.
struct Boundary {
    std::size_t at;
    std::int64_t frames;
};
std::vector<Boundary> boundaries(const std::string& content)
{
    const auto bytes = std::as_bytes(std::span(content));
    std::vector<Boundary> found;
    std::int64_t frames = 0;
    for (std::size_t at = journalHeadBytes; at < content.size();) {
        const auto kind = numberAt<std::uint32_t>(bytes, at);
        const std::size_t payload = at + recordHeadBytes;
        at = payload + numberAt<std::uint32_t>(bytes, at + 4);
        if (kind == static_cast<std::uint32_t>(JournalRecord::frames))
            frames = numberAt<std::int64_t>(bytes, payload) +
                     numberAt<std::uint32_t>(bytes, payload + 8);
        found.push_back({at, frames});
    }
    return found;
}

}  // namespace

TEST_CASE("A journal cut at any byte gives exactly the frames of the whole records before",
          "[storage][journal]")
{
    const MadeStream stream(3, {SampleType::int16, SampleType::float64}, 260);
    const std::string content = contentFor(stream);
    const std::vector<Boundary> ends = boundaries(content);
    REQUIRE(ends.size() > 8);
    REQUIRE(ends.back().at == content.size());
    std::size_t refused = 0;
    for (std::size_t cut = 0; cut < content.size(); ++cut) {
        CAPTURE(cut);
        const InputFile file(bytesOf(content), cut);
        const Result<ReadJournal> read = readJournal(file.path());
        if (cut < ends.front().at) {
            CHECK_FALSE(read.has_value());
            ++refused;
            continue;
        }
        REQUIRE(read.has_value());
        Boundary last = ends.front();
        for (const Boundary& end : ends)
            if (end.at <= cut)
                last = end;
        CHECK(read->tail.bytes == static_cast<std::int64_t>(cut - last.at));
        CHECK(read->tail.isCut == (cut != last.at));
        CHECK_FALSE(read->journal->isEnded());
        REQUIRE(read->journal->frames() == last.frames);
        checkSame(*read->journal, stream, last.frames);
    }
    CHECK(refused == ends.front().at);
}

TEST_CASE("A journal with any byte damaged gives no wrong sample", "[storage][journal]")
{
    const MadeStream stream(4, {SampleType::int16, SampleType::float64}, 260);
    const std::string content = contentFor(stream);
    const std::vector<Boundary> ends = boundaries(content);
    for (std::size_t at = 0; at < content.size(); ++at) {
        CAPTURE(at);
        std::string damaged = content;
        damaged[at] = static_cast<char>(damaged[at] ^ (1 << (at % 8)));
        const InputFile file(bytesOf(damaged), damaged.size());
        const Result<ReadJournal> read = readJournal(file.path());
        if (at >= 12 && at < journalHeadBytes) {
            CHECK(read.has_value());  // the reserved word means nothing yet
            continue;
        }
        if (at < ends.front().at) {
            CHECK_FALSE(read.has_value());
            continue;
        }
        REQUIRE(read.has_value());
        Boundary last = ends.front();
        for (const Boundary& end : ends)
            if (end.at <= at)
                last = end;
        CHECK(read->tail.bytes == static_cast<std::int64_t>(content.size() - last.at));
        REQUIRE(read->journal->frames() == last.frames);
        checkSame(*read->journal, stream, last.frames);
    }
}

TEST_CASE("On a medium that fills up nothing is lost that a journal said was stored",
          "[storage][journal]")
{
    const TemporaryFolder folder;
    const MadeStream stream(
        7, {SampleType::int16, SampleType::float64, SampleType::int24, SampleType::int32}, 4000);
    const std::uintmax_t size = contentFor(stream).size();
    for (std::uintmax_t part = 1; part < 8; ++part) {
        const std::uintmax_t limit = size * part / 8 + part;
        CAPTURE(limit);
        const std::string path = folder.file("full");
        std::filesystem::remove(path);
        const int code = facialis::test::inChild([&] {
            facialis::test::limitFileSize(limit);
            Result<JournalWriter> writer = JournalWriter::create(path, stream.info);
            if (!writer)
                return 1;
            bool hasFailed = false;
            for (const SampleBlock& block : stream.blocks)
                hasFailed = !writer->append(block) || !writer->sync();
            writeContent(folder.file("said"), std::to_string(writer->framesSynced()));
            return hasFailed ? 0 : 2;
        });
        REQUIRE(code == 0);
        const std::int64_t said = std::stoll(contentOf(folder.file("said")));
        const Result<ReadJournal> read = readJournal(path);
        REQUIRE(read.has_value());
        CHECK(read->tail.bytes == 0);
        CHECK(said > 0);
        CHECK(read->journal->frames() >= said);
        checkSame(*read->journal, stream, read->journal->frames());
    }
}
