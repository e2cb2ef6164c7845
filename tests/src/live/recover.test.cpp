// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/live/recover.hpp"

#include <catch2/catch.hpp>
#include <filesystem>

#include "data/storage/journal_format.hpp"
#include "data/storage/journal_writer.hpp"
#include "data/storage/session_file.hpp"
#include "src/live/session_recorder.hpp"
#include "tests/support/child_process.hpp"
#include "tests/support/made_stream.hpp"
#include "tests/support/test_data.hpp"

using namespace facialis;
using namespace facialis::engine;
using facialis::test::contentOf;
using facialis::test::differences;
using facialis::test::MadeStream;
using facialis::test::Outcome;
using facialis::test::TemporaryFolder;
using facialis::test::writeContent;

namespace {

namespace fs = std::filesystem;

const std::vector<SampleType> mixedTypes = {SampleType::int16, SampleType::float64};

/// Records a stream in a process that ends without stopping, as after a crash.
void interrupt(const std::string& path, const MadeStream& stream)
{
    const int code = test::inChild([&] {
        const auto recorder = SessionRecorder::create(path, stream.info);
        if (!recorder)
            return 1;
        for (const SampleBlock& block : stream.blocks)
            if (!(*recorder)->append(block))
                return 2;
        (void)(*recorder)->append(Annotation{1_s, 2_s, "smile", 1});
        (void)(*recorder)->append(test::qualitySecond(1, stream.info.channels.size()));
        (*recorder)->tick();
        ::_exit(0);
    });
    REQUIRE(code == 0);
}

Recovery recovered(const std::string& path)
{
    const auto recovery = recoverRecording(path);
    INFO((recovery ? "" : recovery.error().sentence()));
    REQUIRE(recovery.has_value());
    return *recovery;
}

std::string refusal(const std::string& path)
{
    const auto recovery = recoverRecording(path);
    REQUIRE_FALSE(recovery.has_value());
    return recovery.error().sentence();
}

void checkWhole(const std::string& path, const MadeStream& stream)
{
    const auto read = openSessionFile(path);
    INFO((read ? "" : read.error().sentence()));
    REQUIRE(read.has_value());
    REQUIRE((*read)->info().channels.size() == stream.expected.size());
    REQUIRE((*read)->info().channels[0].length == stream.frames());
    for (std::size_t k = 0; k < stream.expected.size(); ++k)
        CHECK(differences(**read, k, stream.expected[k], stream.frames()) == 0);
    const Outcome checked = facialis::test::run(
        {"/usr/bin/python3",
         (facialis::test::sourceRoot() / "tests/reference/check_nwb.py").string(), path});
    CHECK(checked.out == "");
    CHECK(checked.exitCode == 0);
}

}  // namespace

TEST_CASE("An interrupted recording is completed in place from its journal", "[live][recover]")
{
    const TemporaryFolder folder;
    const std::string path = folder.file("s.nwb");
    for (unsigned seed = 1; seed <= 3; ++seed) {
        CAPTURE(seed);
        const MadeStream stream(seed, mixedTypes, 5000);
        fs::remove(path);
        interrupt(path, stream);
        const std::string before = contentOf(path);
        const Recovery recovery = recovered(seed % 2 == 0 ? path : journalOf(path));
        CHECK(recovery.path == path);
        CHECK(recovery.frames == stream.frames());
        CHECK(recovery.duration == timeOf(stream.frames(), 1000_Hz));
        CHECK(recovery.annotations == 1);
        CHECK(recovery.missing.empty());
        CHECK_FALSE(recovery.wasComplete);
        // Never overwrites one that was kept before.
        CHECK(recovery.damagedPath ==
              path + ".damaged" + (seed == 1 ? "" : "-" + std::to_string(seed)));
        CHECK(contentOf(recovery.damagedPath) == before);
        CHECK_FALSE(fs::exists(journalOf(path)));
        checkWhole(path, stream);
        const auto opened = openSessionFile(path);
        REQUIRE((*opened)->info().annotations.size() == 1);
        CHECK((*opened)->info().annotations[0].text == "smile");
        CHECK((*opened)->info().format == "NWB");
        CHECK((*opened)->info().warnings.back().find("recovered") == 0);
        CHECK((*opened)->info().start == stream.info.start);
    }
}

TEST_CASE("A recording is recovered where only its journal is left, and where its file is damaged",
          "[live][recover]")
{
    const TemporaryFolder folder;
    const std::string path = folder.file("s.nwb");
    const MadeStream stream(5, mixedTypes, 5000);
    interrupt(path, stream);
    const std::string whole = contentOf(path);
    SECTION("only the journal")
    {
        fs::remove(path);
        CHECK(recovered(path).damagedPath.empty());
    }
    SECTION("half of the file")
    {
        writeContent(path, whole.substr(0, whole.size() / 2));
        CHECK(recovered(path).frames == stream.frames());
    }
    SECTION("a file of zeros")
    {
        writeContent(path, std::string(whole.size(), '\0'));
        CHECK_FALSE(recovered(path).remarks.empty());
    }
    SECTION("an empty file")
    {
        writeContent(path, "");
        CHECK(recovered(path).missing.empty());
    }
    checkWhole(path, stream);
}

TEST_CASE("A recovered file has the identity of one that was stopped", "[live][recover]")
{
    const TemporaryFolder folder;
    const MadeStream stream(20, mixedTypes, 5000);
    const Annotation note{1_s, 2_s, "smile", 1};
    const auto recorder = SessionRecorder::create(folder.file("a.nwb"), stream.info);
    REQUIRE(recorder.has_value());
    Result<JournalWriter> writer =
        JournalWriter::create(journalOf(folder.file("b.nwb")), stream.info);
    REQUIRE(writer.has_value());
    for (const SampleBlock& block : stream.blocks) {
        REQUIRE((*recorder)->append(block).has_value());
        REQUIRE(writer->append(block).has_value());
    }
    REQUIRE((*recorder)->append(note).has_value());
    REQUIRE(writer->append(note).has_value());
    REQUIRE((*recorder)->finish(nullptr).has_value());
    REQUIRE(writer->end().has_value());
    writer = failure("closed");
    const Recovery recovery = recovered(folder.file("b.nwb"));
    CHECK(recovery.remarks.empty());
    // Ids depend on every sample, gap and remark.
    const Outcome same =
        facialis::test::run({"/usr/bin/python3", "-c",
                             "import h5py, sys\n"
                             "a, b = (h5py.File(p)['identifier'][()] for p in sys.argv[1:])\n"
                             "print(a == b, len(a))\n",
                             folder.file("a.nwb"), folder.file("b.nwb")});
    CHECK(same.out == "True 36\n");
}

TEST_CASE("What is missing after a recovery is named", "[live][recover]")
{
    const TemporaryFolder folder;
    const std::string path = folder.file("s.nwb");
    const MadeStream stream(6, mixedTypes, 5000);
    interrupt(path, stream);
    const std::string journal = contentOf(journalOf(path));
    SECTION("a record that was being written")
    {
        fs::remove(path);
        writeContent(journalOf(path), journal.substr(0, journal.size() - 5));
        const Recovery recovery = recovered(path);
        REQUIRE(recovery.missing.size() == 1);
        CHECK(recovery.missing[0].find("was being written") != std::string::npos);
        CHECK_FALSE(fs::exists(journalOf(path)));
    }
    SECTION("a journal that is damaged in the middle, and kept")
    {
        fs::remove(path);
        std::string damaged = journal;
        damaged[journal.size() / 2] ^= 0x10;
        writeContent(journalOf(path), damaged);
        const Recovery recovery = recovered(path);
        REQUIRE(recovery.missing.size() == 1);
        CHECK(recovery.missing[0].find("checksum") != std::string::npos);
        CHECK(recovery.frames > 0);
        CHECK(recovery.frames < stream.frames());
        CHECK(contentOf(journalOf(path) + ".damaged") == damaged);
    }
    SECTION("a journal that ends before the session file")
    {
        writeContent(journalOf(path), journal.substr(0, journal.size() / 2));
        const Recovery recovery = recovered(path);
        CHECK(recovery.frames == stream.frames());
        REQUIRE(recovery.missing.size() == 2);
        CHECK(recovery.missing[0].find("the journal ends at") == 0);
    }
    SECTION("no journal at all")
    {
        fs::remove(journalOf(path));
        const Recovery recovery = recovered(path);
        CHECK(recovery.frames == stream.frames());
        REQUIRE(recovery.missing.size() == 1);
        CHECK(recovery.missing[0].find("there is no journal") == 0);
    }
    const Recovery again = recovered(path);
    CHECK(again.wasComplete);
    CHECK(again.missing.empty());
}

TEST_CASE("What cannot be recovered is refused and stays as it was", "[live][recover]")
{
    const TemporaryFolder folder;
    const std::string path = folder.file("s.nwb");
    CHECK(refusal(path).find("neither") != std::string::npos);
    writeContent(journalOf(path), "no journal");
    CHECK(refusal(path).find("is no journal") != std::string::npos);
    writeContent(path, "no session file");
    CHECK(refusal(path).find("is no journal") != std::string::npos);
    CHECK(contentOf(path) == "no session file");
    CHECK(contentOf(journalOf(path)) == "no journal");
    CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 2);
}

TEST_CASE("A disk that is full during a recovery changes nothing", "[live][recover]")
{
    const TemporaryFolder folder;
    const std::string path = folder.file("s.nwb");
    const MadeStream stream(9, mixedTypes, 5000);
    interrupt(path, stream);
    const std::string file = contentOf(path), journal = contentOf(journalOf(path));
    for (const std::uintmax_t limit : {0U, 20'000U, 60'000U})
        CHECK(test::inChild([&] {
                  test::limitFileSize(limit);
                  return recoverRecording(path) ? 1 : 0;
              }) == 0);
    CHECK(contentOf(path) == file);
    CHECK(contentOf(journalOf(path)) == journal);
    CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 2);
    recovered(path);
    checkWhole(path, stream);
}
