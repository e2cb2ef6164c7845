// SPDX-License-Identifier: GPL-3.0-or-later
// A disk that fills up while a recording runs.
#include <catch2/catch.hpp>
#include <filesystem>

#include "data/storage/journal_format.hpp"
#include "data/storage/session_file.hpp"
#include "src/live/recover.hpp"
#include "src/live/session_recorder.hpp"
#include "tests/support/child_process.hpp"
#include "tests/support/made_stream.hpp"
#include "tests/support/test_data.hpp"

using namespace facialis;
using namespace facialis::engine;
using facialis::test::differences;
using facialis::test::inChild;
using facialis::test::limitFileSize;
using facialis::test::MadeStream;
using facialis::test::Outcome;
using facialis::test::TemporaryFolder;
using facialis::test::writeContent;

namespace {

namespace fs = std::filesystem;

std::unique_ptr<Recording> reopened(const std::string& path)
{
    auto opened = openSessionFile(path);
    INFO((opened ? "" : opened.error().sentence()));
    REQUIRE(opened.has_value());
    return std::move(*opened);
}

/// Samples that are not those that came, and frames that are there though none came. Behind the end
/// of the journal it is not known that one channel alone lacked a sample.
std::size_t wrongSamples(const Recording& recording, std::size_t channel, const MadeStream& stream,
                         std::int64_t frames)
{
    std::vector<double> read(static_cast<std::size_t>(frames));
    REQUIRE(recording.read(channel, {0, frames}, read).has_value());
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < read.size(); ++i) {
        const bool isFrameMissing = std::ranges::all_of(
            stream.expected, [&](const auto& samples) { return std::isnan(samples[i]); });
        const double expected = stream.expected[channel][i];
        wrong +=
            isFrameMissing ? !std::isnan(read[i]) : !std::isnan(expected) && read[i] != expected;
    }
    return wrong;
}

}  // namespace

TEST_CASE("On a full disk nothing is lost that the recorder said was stored",
          "[live][recorder][slow]")
{
    const TemporaryFolder folder;
    // Integers: the journal is the larger one and fails first; floating: the session file.
    for (const SampleType type : {SampleType::int16, SampleType::float64})
        for (const std::uintmax_t limit : {150'000U, 260'000U, 410'000U, 700'000U}) {
            CAPTURE(limit, static_cast<int>(type));
            const std::string path =
                folder.file(std::to_string(limit) + "_" + std::to_string(static_cast<int>(type)));
            const MadeStream stream(limit, {type, type, type}, 100'000);
            const int code = inChild([&] {
                limitFileSize(limit);
                const auto recorder = SessionRecorder::create(path, stream.info);
                if (!recorder)
                    return 1;
                std::int64_t noted = 0;
                for (const SampleBlock& block : stream.blocks) {
                    const bool isStored = (*recorder)->append(block).has_value();
                    const RecorderState before = (*recorder)->state();
                    if (isStored != (before.hasJournal || before.hasSessionFile))
                        return 4;
                    const RecorderState state = (*recorder)->tick();
                    if (state.framesStored < noted)
                        return 3;
                    noted = state.framesStored;
                    if ((!state.hasJournal || !state.hasSessionFile) &&
                        (!state.trouble || state.trouble->remedy.empty() ||
                         state.trouble->what.find("safe up to") == std::string::npos))
                        return 5;
                }
                if ((*recorder)->finish(nullptr))
                    return 6;
                writeContent(folder.file("said"), std::to_string(noted));
                return 0;
            });
            REQUIRE(code == 0);
            const std::int64_t said = std::stoll(test::contentOf(folder.file("said")));
            CHECK(said > 0);
            const auto recovered = recoverRecording(path);
            INFO((recovered ? "" : recovered.error().sentence()));
            REQUIRE(recovered.has_value());
            CHECK(recovered->frames >= said);
            const auto read = reopened(path);
            const std::int64_t frames = read->info().channels[0].length;
            CHECK(frames == recovered->frames);
            for (std::size_t k = 0; k < 3; ++k)
                CHECK(wrongSamples(*read, k, stream, frames) == 0);
        }
}

TEST_CASE("Where the session file failed it is made anew from the journal at the stop",
          "[live][recorder]")
{
    const TemporaryFolder folder;
    const std::string path = folder.file("s.nwb");
    const std::vector<SampleType> types(4, SampleType::float64);
    const MadeStream stream(11, types, 6000);
    const int code = inChild([&] {
        const auto recorder = SessionRecorder::create(path, stream.info);
        if (!recorder)
            return 1;
        bool hasShrunk = false;
        for (const SampleBlock& block : stream.blocks) {
            if (!hasShrunk && block.firstFrame() > 1000) {
                limitFileSize(fs::file_size(journalOf(path)) + 100'000);
                hasShrunk = true;
            }
            if (!(*recorder)->append(block))
                return 2;
            const RecorderState state = (*recorder)->tick();
            if (!state.hasJournal)
                return 3;
            if (!state.hasSessionFile)
                limitFileSize(1'000'000'000);
        }
        if ((*recorder)->state().hasSessionFile)
            return 4;
        return (*recorder)->finish(nullptr) ? 0 : 5;
    });
    REQUIRE(code == 0);
    CHECK_FALSE(fs::exists(journalOf(path)));
    const auto read = reopened(path);
    REQUIRE(read->info().channels[0].length == stream.frames());
    for (std::size_t k = 0; k < types.size(); ++k)
        CHECK(differences(*read, k, stream.expected[k], stream.frames()) == 0);
    const Outcome checked = facialis::test::run(
        {"/usr/bin/python3",
         (facialis::test::sourceRoot() / "tests/reference/check_nwb.py").string(), path});
    CHECK(checked.out == "");
}

TEST_CASE("Where the journal failed the session file is finished with all that came",
          "[live][recorder]")
{
    const TemporaryFolder folder;
    const std::string path = folder.file("s.nwb");
    const MadeStream stream(12, {SampleType::int16, SampleType::int16}, 30'000);
    const int code = inChild([&] {
        const auto recorder = SessionRecorder::create(path, stream.info);
        if (!recorder)
            return 1;
        limitFileSize(250'000);
        bool hasFailed = false;
        for (const SampleBlock& block : stream.blocks) {
            if (!(*recorder)->append(block))
                return 2;
            if (!(*recorder)->tick().hasJournal && !hasFailed) {
                hasFailed = true;
                limitFileSize(1'000'000'000);
                (void)(*recorder)->append(Annotation{9_s, std::nullopt, "late", std::nullopt});
                (void)(*recorder)->append(test::qualitySecond(9, 2));
            }
        }
        return hasFailed && (*recorder)->finish(nullptr) ? 0 : 5;
    });
    REQUIRE(code == 0);
    CHECK_FALSE(fs::exists(journalOf(path)));
    const auto read = reopened(path);
    REQUIRE(read->info().channels[0].length == stream.frames());
    for (std::size_t k = 0; k < 2; ++k)
        CHECK(differences(*read, k, stream.expected[k], stream.frames()) == 0);
    REQUIRE(read->info().annotations.size() == 1);
    CHECK(read->info().annotations[0].text == "late");
}
