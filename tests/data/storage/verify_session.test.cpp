// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/verify_session.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "data/storage/session_file.hpp"
#include "tests/data/storage/made_recordings.hpp"
#include "tests/support/test_data.hpp"

using namespace facialis;
using namespace facialis::test;

namespace {

std::string written(const TemporaryFolder& folder)
{
    RecordingMaker maker(5);
    const auto recording = maker.make();
    const AnalysisResult analysis = madeAnalysis(recording.info());
    REQUIRE(writeSessionFile(recording, &analysis, folder.file("s.nwb")).has_value());
    return folder.file("s.nwb");
}

/// Runs lines of Python that know the file as `f`, open for writing.
void changed(const std::string& path, const std::string& lines)
{
    const auto outcome = run({"/usr/bin/python3", "-c",
                              "import sys, h5py, numpy as np\n"
                              "with h5py.File(sys.argv[1], 'r+') as f:\n" +
                                  lines,
                              path});
    INFO(outcome.err);
    REQUIRE(outcome.exitCode == 0);
}

std::size_t changedParts(const std::string& path)
{
    const auto parts = verifySession(path);
    INFO((parts ? "" : parts.error().sentence()));
    REQUIRE(parts);
    return static_cast<std::size_t>(std::count_if(
        parts->begin(), parts->end(), [](const VerifiedPart& part) { return !part.isAsWritten; }));
}

}  // namespace

TEST_CASE("A session file is verified against its own hashes, every channel and the analysis",
          "[storage][verify]")
{
    const TemporaryFolder folder;
    const std::string path = written(folder);
    const auto parts = verifySession(path);
    REQUIRE(parts);
    RecordingMaker maker(5);
    CHECK(parts->size() == maker.make().info().channels.size() + 1);
    CHECK(parts->back().name == "analysis");
    CHECK(changedParts(path) == 0);
}

TEST_CASE("One changed sample is found, in its channel alone", "[storage][verify]")
{
    const TemporaryFolder folder;
    const std::string path = written(folder);
    changed(path,
            "    name = sorted(f['acquisition'])[0]\n"
            "    d = f['acquisition'][name]['data']\n"
            "    d[7, 0] = d[7, 0] + 1 if np.isfinite(d[7, 0]) else 1\n");
    CHECK(changedParts(path) == 1);
}

TEST_CASE("A changed analysis is found", "[storage][verify]")
{
    const TemporaryFolder folder;
    const std::string path = written(folder);
    changed(path,
            "    d = f['facialis/analysis']\n"
            "    d[()] = d.asstr()[()].replace('hemifacial', 'hemiFacial')\n");
    CHECK(changedParts(path) == 1);
}

TEST_CASE("A file without hashes is refused with what to do", "[storage][verify]")
{
    const TemporaryFolder folder;
    const std::string path = written(folder);
    changed(path, "    del f['facialis/channel_sha256']\n");
    const auto parts = verifySession(path);
    REQUIRE_FALSE(parts);
    CHECK(parts.error().sentence().find("no hashes") != std::string::npos);
}
