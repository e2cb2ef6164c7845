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

/// The first one of chance that has annotations.
MemoryRecording annotatedRecording()
{
    unsigned seed = 5;
    while (RecordingMaker(seed).make().info().annotations.empty())
        ++seed;
    return RecordingMaker(seed).make();
}

std::string written(const TemporaryFolder& folder)
{
    const auto recording = annotatedRecording();
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

std::vector<std::string> namesOfChanged(const std::string& path)
{
    const auto parts = verifySession(path);
    INFO((parts ? "" : parts.error().sentence()));
    REQUIRE(parts);
    std::vector<std::string> names;
    for (const VerifiedPart& part : *parts)
        if (!part.isAsWritten)
            names.push_back(part.name);
    return names;
}

}  // namespace

TEST_CASE("A session file is verified against its own hashes: channels, analysis, all sections",
          "[storage][verify]")
{
    const TemporaryFolder folder;
    const std::string path = written(folder);
    const auto parts = verifySession(path);
    REQUIRE(parts);
    const std::size_t channels = annotatedRecording().info().channels.size();
    REQUIRE(parts->size() == channels + 9);
    CHECK((*parts)[channels].name == "analysis");
    CHECK(parts->back().name == "section /");
    CHECK(namesOfChanged(path).empty());
}

TEST_CASE("One changed sample is found, in its channel alone", "[storage][verify]")
{
    const TemporaryFolder folder;
    const std::string path = written(folder);
    changed(path,
            "    name = sorted(f['acquisition'])[0]\n"
            "    d = f['acquisition'][name]['data']\n"
            "    d[7, 0] = d[7, 0] + 1 if np.isfinite(d[7, 0]) else 1\n");
    REQUIRE(namesOfChanged(path).size() == 1);
    CHECK(namesOfChanged(path).front().starts_with("channel "));
}

TEST_CASE("A changed scale, label, annotation, filter or identity is found, in its section",
          "[storage][verify]")
{
    const auto [lines, section] = GENERATE(table<std::string, std::string>({
        {"    t = f['general/extracellular_ephys/electrodes']; t['scale'][0] *= 2\n", "/general"},
        {"    t = f['general/extracellular_ephys/electrodes']; t['label'][0] = 'EMG Zyg R'\n",
         "/general"},
        {"    n = sorted(f['acquisition'])[0]; a = f['acquisition'][n]['data'].attrs\n"
         "    a['conversion'] = a['conversion'] * 2\n",
         "/acquisition"},
        {"    f['intervals/annotations/text'][0] = 'smile'\n", "/intervals"},
        {"    f['facialis/identity'].attrs['patient_name'] = 'Nobody'\n", "/facialis"},
        {"    g = f['processing/facialis']\n"
         "    del g[[n for n in g if n != 'auxiliary_channels'][0]]\n",
         "/processing"},
        {"    f.attrs['nwb_version'] = '2.6.0'\n", "/"},
        {"    f.create_group('scratch')\n", "/scratch"},
        {"    del f['intervals']\n", "/intervals"},
    }));
    const TemporaryFolder folder;
    const std::string path = written(folder);
    changed(path, lines);
    INFO(lines);
    // Physical values of floating channels change with their scale.
    std::vector<std::string> names = namesOfChanged(path);
    std::erase_if(names, [](const std::string& name) { return name.starts_with("channel "); });
    CHECK(names == std::vector<std::string>{"section " + section});
}

TEST_CASE("An analysis that has vanished is noticed", "[storage][verify]")
{
    const TemporaryFolder folder;
    const std::string path = written(folder);
    changed(path, "    del f['facialis/analysis']\n");
    CHECK(namesOfChanged(path) == std::vector<std::string>{"section /facialis"});
}

TEST_CASE("A changed analysis is found", "[storage][verify]")
{
    const TemporaryFolder folder;
    const std::string path = written(folder);
    changed(path,
            "    d = f['facialis/analysis']\n"
            "    d[()] = d.asstr()[()].replace('hemifacial', 'hemiFacial')\n");
    CHECK(namesOfChanged(path) == std::vector<std::string>{"analysis"});
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
