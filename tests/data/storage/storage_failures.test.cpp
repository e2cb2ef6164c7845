// SPDX-License-Identifier: GPL-3.0-or-later
// A full disk, a foreign file, a damaged one: a clear sentence, and nothing half done.
#include <catch2/catch.hpp>
#include <filesystem>
#include <random>

#include "data/storage/session_file.hpp"
#include "tests/data/storage/made_recordings.hpp"
#include "tests/support/child_process.hpp"
#include "tests/support/test_data.hpp"

using namespace facialis;
using facialis::test::inChild;
using facialis::test::limitFileSize;
using facialis::test::RecordingMaker;
using facialis::test::TemporaryFolder;

namespace {

namespace fs = std::filesystem;

std::size_t openDescriptors()
{
    return static_cast<std::size_t>(std::distance(fs::directory_iterator("/proc/self/fd"), {}));
}

std::size_t filesIn(const fs::path& folder)
{
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
}

}  // namespace

TEST_CASE("A medium that fills up at any byte gives an error and leaves the old file as it was",
          "[storage]")
{
    const TemporaryFolder folder;
    const std::string path = folder.file("s.nwb");
    RecordingMaker maker(5);
    const MemoryRecording recording = maker.make();
    const AnalysisResult analysis = facialis::test::madeAnalysis(recording.info());
    REQUIRE(writeSessionFile(recording, &analysis, path).has_value());
    const std::uintmax_t size = fs::file_size(path);
    REQUIRE(size > 100'000);

    std::vector<std::uintmax_t> limits = {0,    1,    95,     96,          97,         512,
                                          2048, 4096, 20'000, size - 4096, size - 100, size - 1};
    for (std::uintmax_t i = 1; i < 12; ++i)
        limits.push_back(size * i / 12 + i);
    for (const bool isThere : {false, true})
        for (const std::uintmax_t limit : limits) {
            CAPTURE(limit, isThere);
            fs::remove(path);
            if (isThere)
                facialis::test::writeContent(path, "the old file");
            const int code = inChild([&] {
                limitFileSize(limit);
                const std::size_t before = openDescriptors();
                const auto written = writeSessionFile(recording, &analysis, path);
                if (written)
                    return 1;
                if (written.error().where != path ||
                    written.error().what.find("File too large") == std::string::npos)
                    return 2;
                return openDescriptors() == before ? 0
                                                   : 3;  // a file that stays open keeps its space
            });
            CHECK(code == 0);
            CHECK(filesIn(folder.path()) == (isThere ? 1 : 0));
            if (isThere)
                CHECK(facialis::test::contentOf(path) == "the old file");
        }
}

TEST_CASE("After a full disk the same process can write again", "[storage]")
{
    const TemporaryFolder folder;
    RecordingMaker maker(5);
    const MemoryRecording recording = maker.make();
    const int code = inChild([&] {
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit limit{50'000, RLIM_INFINITY};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        if (writeSessionFile(recording, nullptr, folder.file("s.nwb")))
            return 1;
        limit.rlim_cur = RLIM_INFINITY;
        ::setrlimit(RLIMIT_FSIZE, &limit);
        if (!writeSessionFile(recording, nullptr, folder.file("s.nwb")))
            return 2;
        return openSessionFile(folder.file("s.nwb")) ? 0 : 3;
    });
    CHECK(code == 0);
}

TEST_CASE("A place that cannot be written is named, with the name the user gave", "[storage]")
{
    RecordingMaker maker(1);
    const auto written = writeSessionFile(maker.make(), nullptr, "/no such folder/s.nwb");
    REQUIRE_FALSE(written.has_value());
    CHECK(written.error().where == "/no such folder/s.nwb");
    CHECK(written.error().what == "cannot be written (No such file or directory)");
}

TEST_CASE("What is no session file is refused in one clear line", "[storage][nwb]")
{
    const TemporaryFolder folder;
    const auto refusal = [](const std::string& path) {
        const auto opened = openSessionFile(path);
        REQUIRE_FALSE(opened.has_value());
        const std::string sentence = opened.error().sentence();
        CHECK(sentence.find('\n') == std::string::npos);
        CHECK(sentence.find(path) == 0);
        const auto analysis = readAnalysis(path);
        CHECK_FALSE(analysis.has_value());
        return sentence;
    };
    CHECK(refusal(folder.file("nothing")).find("No such file") != std::string::npos);
    CHECK(refusal(folder.path().string()).find("is a folder") != std::string::npos);
    facialis::test::writeContent(folder.file("empty"), "");
    CHECK(refusal(folder.file("empty")).find("is not an HDF5 file") != std::string::npos);
    facialis::test::writeContent(folder.file("text"), std::string(10'000, 'x'));
    CHECK(refusal(folder.file("text")).find("is not an HDF5 file") != std::string::npos);

    const std::string made =
        "import h5py,sys\nf=h5py.File(sys.argv[1],'w')\n"
        "if sys.argv[2]=='nwb':\n f.attrs['neurodata_type']='NWBFile'; "
        "f.attrs['namespace']='core'\n";
    for (const std::string kind : {"plain", "nwb"})
        REQUIRE(facialis::test::run({"/usr/bin/python3", "-c", made, folder.file(kind), kind})
                    .exitCode == 0);
    CHECK(refusal(folder.file("plain")).find("neurodata_type") != std::string::npos);
    CHECK(refusal(folder.file("nwb")).find("the group /facialis is missing") != std::string::npos);
}

TEST_CASE("Damaged files are refused or read, and never end the program", "[storage][slow]")
{
    const TemporaryFolder folder;
    RecordingMaker maker(2);
    const MemoryRecording recording = maker.make();
    const AnalysisResult analysis = facialis::test::madeAnalysis(recording.info());
    REQUIRE(writeSessionFile(recording, &analysis, folder.file("good.nwb")).has_value());
    std::vector<std::string> originals = {facialis::test::contentOf(folder.file("good.nwb"))};
    if (const auto plux = facialis::test::testData("emg/plux_biceps_bursts.h5"))
        originals.push_back(facialis::test::contentOf(*plux));

    std::size_t opened = 0, refused = 0;
    const std::string path = folder.file("damaged.h5");
    for (unsigned seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        const bool isSession = seed % originals.size() == 0;
        std::string bytes = originals[seed % originals.size()];
        for (unsigned i = 1 + random() % 8; i > 0; --i)
            bytes[random() % bytes.size()] = static_cast<char>(random());
        if (random() % 4 == 0)
            bytes.resize(random() % bytes.size());
        facialis::test::writeContent(path, bytes);
        const auto damaged = isSession ? openSessionFile(path) : openOpenSignalsHdf5(path);
        if (isSession)
            (void)readAnalysis(path);
        ++(damaged ? opened : refused);
        if (!damaged) {
            CHECK(damaged.error().sentence().find(path) == 0);
            continue;
        }
        const auto& channels = (*damaged)->info().channels;
        for (std::size_t k = 0; k < channels.size(); ++k)
            for (std::int64_t begin = 0; begin < channels[k].length; begin += 8192) {
                std::vector<double> samples(static_cast<std::size_t>(
                    std::min<std::int64_t>(8192, channels[k].length - begin)));
                if (!(*damaged)->read(k, {begin, begin + std::ssize(samples)}, samples))
                    break;
            }
    }
    CHECK(opened > 50);  // a changed sample harms nobody
    CHECK(refused > 50);
}
