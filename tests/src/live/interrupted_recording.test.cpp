// SPDX-License-Identifier: GPL-3.0-or-later
// What a user meets who opens a recording that is running, or was interrupted.
#include <catch2/catch.hpp>
#include <filesystem>

#include "acquisition/files/open_recording.hpp"
#include "data/storage/journal_format.hpp"
#include "src/live/recover.hpp"
#include "src/live/session_recorder.hpp"
#include "tests/support/child_process.hpp"
#include "tests/support/made_stream.hpp"
#include "tests/support/test_data.hpp"

using namespace facialis;
using namespace facialis::engine;
using facialis::test::contentOf;
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

}  // namespace

TEST_CASE("A recording that is running is not recovered", "[live][recover]")
{
    const TemporaryFolder folder;
    const std::string path = folder.file("s.nwb");
    const MadeStream stream(7, mixedTypes, 3000);
    const auto recorder = SessionRecorder::create(path, stream.info);
    REQUIRE(recorder.has_value());
    for (const SampleBlock& block : stream.blocks)
        REQUIRE((*recorder)->append(block).has_value());
    (*recorder)->tick();
    const auto refused = recoverRecording(path);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().what.find("is being recorded") == 0);
    const auto opened = acquisition::openRecording(path);
    REQUIRE(opened.has_value());
    CHECK((*opened)->info().warnings.back().find("still running") != std::string::npos);
    REQUIRE((*recorder)->finish(nullptr).has_value());
    CHECK(acquisition::openRecording(path).has_value());
}

TEST_CASE("Whoever opens an interrupted recording is told how to recover it", "[live][recover]")
{
    const TemporaryFolder folder;
    const std::string path = folder.file("s.nwb");
    const MadeStream stream(8, mixedTypes, 3000);
    interrupt(path, stream);
    const std::string offer = "facialis recover " + path;
    const auto opened = acquisition::openRecording(path);
    REQUIRE(opened.has_value());
    CHECK((*opened)->info().warnings.back().find(offer) != std::string::npos);
    CHECK((*opened)->info().channels[0].length > 0);

    writeContent(path, contentOf(path).substr(0, 4000));
    const auto damaged = acquisition::openRecording(path);
    REQUIRE_FALSE(damaged.has_value());
    CHECK(damaged.error().remedy.find(offer) != std::string::npos);

    const auto journal = acquisition::openRecording(journalOf(path));
    REQUIRE_FALSE(journal.has_value());
    CHECK(journal.error().remedy.find("facialis recover") != std::string::npos);
}

TEST_CASE("The command says what was recovered and what was not", "[live][recover][cli]")
{
    const TemporaryFolder folder;
    const std::string path = folder.file("s.nwb");
    const MadeStream stream(10, mixedTypes, 5000);
    interrupt(path, stream);
    const std::string program = facialis::test::program("facialis").string();
    const Outcome done = facialis::test::run({program, "recover", path});
    CHECK(done.exitCode == 0);
    CHECK(done.err == "");
    CHECK(done.out.find(path + ": recovered: ") == 0);
    CHECK(done.out.find(std::to_string(stream.frames()) + " frames, 1 annotation\n") !=
          std::string::npos);
    CHECK(done.out.find(path + ".damaged") != std::string::npos);
    const Outcome again = facialis::test::run({program, "recover", path, "--json", "-"});
    CHECK(again.exitCode == 0);
    CHECK(again.out.find("\"was_complete\": true") != std::string::npos);

    fs::remove(path);
    interrupt(path, stream);
    const std::string journal = contentOf(journalOf(path));
    writeContent(journalOf(path), journal.substr(0, journal.size() - 5));
    const Outcome missing = facialis::test::run({program, "recover", journalOf(path)});
    CHECK(missing.exitCode == 3);
    CHECK(missing.err.find("facialis: warning: not recovered: the last record") !=
          std::string::npos);
    CHECK(facialis::test::run({program, "recover", folder.file("none.nwb")}).exitCode == 1);
}
