// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/live/session_recorder.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <sys/stat.h>

#include "data/storage/journal_format.hpp"
#include "data/storage/session_file.hpp"
#include "data/storage/verify_session.hpp"
#include "tests/support/child_process.hpp"
#include "tests/support/made_stream.hpp"
#include "tests/support/test_data.hpp"

using namespace facialis;
using namespace facialis::engine;
using facialis::test::differences;
using facialis::test::inChild;
using facialis::test::liveInfo;
using facialis::test::MadeStream;
using facialis::test::Outcome;
using facialis::test::rampBlock;
using facialis::test::TemporaryFolder;
using facialis::test::writeContent;

namespace {

namespace fs = std::filesystem;

const std::vector<SampleType> mixedTypes = {SampleType::int16, SampleType::float64,
                                            SampleType::int24};

std::unique_ptr<SessionRecorder> begun(const std::string& path, const RecordingInfo& info,
                                       RecorderOptions options = {})
{
    auto recorder = SessionRecorder::create(path, info, std::move(options));
    INFO((recorder ? "" : recorder.error().sentence()));
    REQUIRE(recorder.has_value());
    return std::move(*recorder);
}

std::unique_ptr<Recording> reopened(const std::string& path)
{
    auto opened = openSessionFile(path);
    INFO((opened ? "" : opened.error().sentence()));
    REQUIRE(opened.has_value());
    return std::move(*opened);
}

Outcome checkedAsNwb(const std::string& path)
{
    return facialis::test::run(
        {"/usr/bin/python3",
         (facialis::test::sourceRoot() / "tests/reference/check_nwb.py").string(), path});
}

}  // namespace

TEST_CASE("A recording that is stopped is a valid session file, and its journal is gone",
          "[live][recorder]")
{
    const TemporaryFolder folder;
    for (unsigned seed = 1; seed <= 3; ++seed) {
        CAPTURE(seed);
        const std::string path = folder.file("s" + std::to_string(seed) + ".nwb");
        const MadeStream stream(seed, mixedTypes, 6000);
        const auto recorder = begun(path, stream.info);
        CHECK(fs::exists(journalOf(path)));
        for (const SampleBlock& block : stream.blocks) {
            REQUIRE(recorder->append(block).has_value());
            if (block.firstFrame() % 3 == 0)
                recorder->tick();
        }
        REQUIRE(recorder->append(Annotation{3_s, std::nullopt, "smile", 2}).has_value());
        REQUIRE(recorder->append(Annotation{1_s, 1_s, "close eyes", std::nullopt}).has_value());
        REQUIRE(recorder->append(Gap{{0_s, 100_s}, "lost on the link"}).has_value());
        for (std::int64_t second = 0; second < 5; ++second)
            REQUIRE(recorder->append(facialis::test::qualitySecond(second, 3)).has_value());
        const RecorderState state = recorder->tick();
        CHECK(state.framesAppended == stream.frames());
        CHECK(state.framesStored == stream.frames());
        CHECK(state.bytesOnDisk > stream.frames() * 16);
        CHECK(state.space == SpaceLeft::ample);
        CHECK_FALSE(state.trouble.has_value());
        const auto finished = recorder->finish(nullptr);
        INFO((finished ? "" : finished.error().sentence()));
        REQUIRE(finished.has_value());
        CHECK(finished->empty());
        CHECK_FALSE(fs::exists(journalOf(path)));

        const Outcome checked = checkedAsNwb(path);
        CHECK(checked.out == "");
        CHECK(checked.exitCode == 0);
        const auto read = reopened(path);
        const RecordingInfo& info = read->info();
        CHECK(info.duration == timeOf(stream.frames(), 1000_Hz));
        CHECK(info.warnings == stream.info.warnings);
        REQUIRE(info.annotations.size() == 2);
        CHECK(info.annotations[0].text == "close eyes");
        CHECK(info.annotations[1].channel == std::size_t{2});
        REQUIRE_FALSE(info.gaps.empty());
        CHECK(info.gaps[0].reason == "lost on the link");
        for (std::size_t k = 0; k < 3; ++k) {
            REQUIRE(info.channels[k].length == stream.frames());
            CHECK(differences(*read, k, stream.expected[k], stream.frames()) == 0);
        }
        const auto parts = verifySession(path);
        REQUIRE(parts.has_value());
        CHECK(parts->size() > 3);  // the channels, and every section of the file
        for (const VerifiedPart& part : *parts)
            CHECK(part.isAsWritten);
    }
}

TEST_CASE("The quality of every second stands in the session file, and what it excludes",
          "[live][recorder]")
{
    const TemporaryFolder folder;
    const std::string path = folder.file("s.nwb");
    const RecordingInfo info = liveInfo(mixedTypes);
    const auto recorder = begun(path, info);
    REQUIRE(recorder->append(rampBlock(info, 0, 4000)).has_value());
    for (std::int64_t second = 0; second < 3; ++second)
        REQUIRE(recorder->append(facialis::test::qualitySecond(second, 3)).has_value());
    REQUIRE(recorder->finish(nullptr).has_value());
    const Outcome read = facialis::test::run(
        {"/usr/bin/python3", "-c",
         "import h5py, sys\n"
         "i = h5py.File(sys.argv[1])['intervals']\n"
         "q, v = i['quality_seconds'], i['invalid_times']\n"
         "print(q['start_time'][:].tolist(), q['lost_frames'][:].tolist())\n"
         "print(q['clipped_share'].shape, q['clipped_share'][0].tolist())\n"
         "print(q['is_usable'][2].tolist(), q['off_electrode'][2, 0])\n"
         "print(v['start_time'][:].tolist(), v['stop_time'][:].tolist())\n"
         "print(v['channel_index'][:].tolist(), v['has_samples'][:].tolist(), v['reason'][0])\n",
         path});
    CHECK(read.err == "");
    CHECK(read.out ==
          "[0.0, 1.0, 2.0] [0.0, 3.0, 6.0]\n"
          "(3, 3) [0.25, 0.0, 0.0]\n"
          "[0.0, 1.0, 1.0] 1.0\n"
          "[0.0] [3.0]\n"
          "[0] [1] b'excluded: the electrode is off'\n");
    // Excluded samples are still samples.
    const auto opened = reopened(path);
    CHECK(opened->info().gaps.empty());
    std::vector<double> samples(10);
    REQUIRE(opened->read(0, {100, 110}, samples).has_value());
    CHECK(samples[0] == facialis::test::rampValue(100, 0, info.channels[0]));
    CHECK(checkedAsNwb(path).out == "");
}

TEST_CASE("A recording is not begun over another one, nor over an interrupted one",
          "[live][recorder]")
{
    const TemporaryFolder folder;
    const std::string path = folder.file("s.nwb");
    const RecordingInfo info = liveInfo({SampleType::int16});
    writeContent(path, "another one");
    const auto refused = SessionRecorder::create(path, info);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().what == "exists already");
    CHECK(test::contentOf(path) == "another one");
    CHECK_FALSE(fs::exists(journalOf(path)));

    writeContent(journalOf(path), "interrupted");
    const auto again = SessionRecorder::create(path, info, {.overwrite = Overwrite::allow});
    REQUIRE_FALSE(again.has_value());
    CHECK(again.error().remedy.find("facialis recover") != std::string::npos);
    CHECK(test::contentOf(path) == "another one");
    CHECK(test::contentOf(journalOf(path)) == "interrupted");
}

TEST_CASE("A folder that cannot be written is refused in one sentence", "[live][recorder]")
{
    const TemporaryFolder folder;
    const std::string path = folder.file("s.nwb");
    REQUIRE(::chmod(folder.path().c_str(), 0555) == 0);
    const int code = inChild([&] {
        if (::geteuid() == 0 && ::seteuid(65534) != 0)
            return 1;
        const auto refused = SessionRecorder::create(path, liveInfo({SampleType::int16}));
        return !refused && refused.error().sentence().find('\n') == std::string::npos &&
                       refused.error().sentence().find("cannot be") != std::string::npos &&
                       !refused.error().remedy.empty()
                   ? 0
                   : 2;
    });
    ::chmod(folder.path().c_str(), 0755);
    CHECK(code == 0);
    CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("The recorder warns when ten minutes are left, and says stop at the limit",
          "[live][recorder]")
{
    const TemporaryFolder folder;
    const RecordingInfo info = liveInfo({SampleType::int16});  // 6 + 28/1000 kB a second
    std::int64_t left = 300'000'000;
    RecorderOptions options;
    options.bytesLeft = [&](const std::string&) { return left; };
    const auto recorder = begun(folder.file("s.nwb"), info, options);
    REQUIRE(recorder->append(rampBlock(info, 0, 1000)).has_value());
    RecorderState state = recorder->tick();
    CHECK(state.space == SpaceLeft::ample);
    REQUIRE(state.timeLeft.has_value());
    CHECK(state.timeLeft->seconds() == Approx(100e6 / 6028.0));
    left = 200'000'000 + 599 * 6028;
    CHECK(recorder->tick().space == SpaceLeft::low);
    left = 200'000'000 - 1;
    state = recorder->tick();
    CHECK(state.space == SpaceLeft::none);
    CHECK(state.timeLeft == 0_s);
    // What is left is enough to end well.
    CHECK(recorder->finish(nullptr).has_value());

    const auto refused = SessionRecorder::create(folder.file("t.nwb"), info, options);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().what == "there is too little space to record");
    CHECK_FALSE(fs::exists(journalOf(folder.file("t.nwb"))));
    CHECK_FALSE(fs::exists(folder.file("t.nwb")));
}

TEST_CASE("A fast stream is stopped half a minute before the disk is full", "[live][recorder]")
{
    const TemporaryFolder folder;
    const RecordingInfo info =
        liveInfo(std::vector<SampleType>(64, SampleType::float64), 20'000_Hz);
    RecorderOptions options;
    options.bytesLeft = [](const std::string&) { return std::int64_t{600'000'000}; };
    // 64 channels of 16 bytes at 20 kHz: 20.5 MB a second, 614 MB in 30 s.
    CHECK_FALSE(SessionRecorder::create(folder.file("s.nwb"), info, options).has_value());
    options.bytesLeft = [](const std::string&) { return std::int64_t{640'000'000}; };
    CHECK(SessionRecorder::create(folder.file("s.nwb"), info, options).has_value());
}

TEST_CASE("What a device says that cannot be does not harm the recording", "[live][recorder]")
{
    const TemporaryFolder folder;
    const std::string path = folder.file("s.nwb");
    const RecordingInfo info = liveInfo(mixedTypes);
    const auto recorder = begun(path, info);
    const double nan = test::missingSample;
    REQUIRE(recorder->append(rampBlock(info, 0, 1000)).has_value());
    REQUIRE(recorder->append(Annotation{Duration(nan), Duration(nan), "marker", 99}).has_value());
    REQUIRE(recorder->append(Gap{{2_s, 1_s}, "backwards"}).has_value());
    REQUIRE(recorder->append(Gap{{Duration(nan), 1_s}, "never"}).has_value());
    REQUIRE(recorder->append(QualitySecond{0, 0, std::nullopt, {}}).has_value());
    CHECK_FALSE(recorder->append(rampBlock(info, 10, 10)).has_value());
    REQUIRE(recorder->append(rampBlock(info, 1000, 500)).has_value());
    CHECK(recorder->tick().hasJournal);
    CHECK_FALSE(recorder->state().trouble.has_value());
    CHECK(recorder->journal()->frames() == 1500);
    REQUIRE(recorder->finish(nullptr).has_value());
    const auto read = reopened(path);
    CHECK(read->info().gaps.empty());
    REQUIRE(read->info().annotations.size() == 1);
    CHECK(read->info().annotations[0].onset == 1_s);
    CHECK(read->info().annotations[0].channel == std::nullopt);
    CHECK(read->info().channels[0].length == 1500);
}

TEST_CASE("Without a session file the journal alone can be read while it grows", "[live][recorder]")
{
    const MadeStream stream(13, mixedTypes, 4000);
    auto recorder = SessionRecorder::createUnnamed(stream.info);
    REQUIRE(recorder.has_value());
    for (const SampleBlock& block : stream.blocks)
        REQUIRE((*recorder)->append(block).has_value());
    const RecorderState state = (*recorder)->tick();
    CHECK_FALSE(state.hasSessionFile);
    CHECK(state.hasJournal);
    CHECK(state.framesStored == stream.frames());
    const auto recording = (*recorder)->journal()->upTo(stream.frames());
    for (std::size_t k = 0; k < 3; ++k)
        CHECK(differences(*recording, k, stream.expected[k], stream.frames()) == 0);
    CHECK((*recorder)->finish(nullptr).has_value());
}
