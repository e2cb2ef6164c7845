// SPDX-License-Identifier: GPL-3.0-or-later
// A thousand damaged files of each library: the program lives, and says one clear line each time.
#include <catch2/catch.hpp>
#include <chrono>
#include <random>

#include "data/storage/boundary/foreign_file.hpp"
#include "data/storage/mat_export.hpp"
#include "data/storage/session_file.hpp"
#include "tests/data/storage/made_recordings.hpp"
#include "tests/support/test_data.hpp"

using namespace facialis;
using facialis::test::TemporaryFolder;

namespace {

/// Small files of every layout and version, by h5py and SciPy.
constexpr auto maker = R"(
import sys, h5py, numpy as np
from scipy.io import savemat
folder = sys.argv[1]
x = np.arange(600, dtype='i2').reshape(200, 3)
with h5py.File(folder + '/nwb.h5', 'w') as f:
    f.attrs['neurodata_type'] = 'NWBFile'
    f['session_start_time'] = '2024-05-06T07:08:09+02:00'
    g = f.create_group('acquisition/EMG')
    g.attrs['neurodata_type'] = 'ElectricalSeries'
    d = g.create_dataset('data', data=x, chunks=(50, 3), compression='gzip', shuffle=True)
    d.attrs['unit'] = 'volts'; d.attrs['conversion'] = 1e-6
    g.create_dataset('starting_time', data=0.0).attrs['rate'] = 1000.0
    e = f.create_group('general/extracellular_ephys/electrodes')
    e['id'] = np.arange(3); e['label'] = ['a', 'b', 'c']; g['electrodes'] = np.arange(3)
with h5py.File(folder + '/plux.h5', 'w') as f:
    d = f.create_group('00:01'); d.attrs['sampling rate'] = 1000
    d.create_group('raw').create_dataset('channel_1', data=x[:, :1])
with h5py.File(folder + '/7.mat', 'w', userblock_size=512) as f:
    for name, values in (('emg', x.T.astype('f8')), ('fs', [[1000.0]])):
        d = f.create_dataset(name, data=values)
        t = h5py.h5t.C_S1.copy(); t.set_size(6)
        a = h5py.h5a.create(d.id, b'MATLAB_class', t, h5py.h5s.create(h5py.h5s.SCALAR))
        a.write(np.array(b'double', dtype='S6'), mtype=t)
with open(folder + '/7.mat', 'r+b') as f:
    f.write(b'MATLAB 7.3 MAT-file, Platform: test'.ljust(124) + b'\x00\x02IM')
savemat(folder + '/4.mat', {'emg': x.astype('f8'), 'fs': 1000.0}, format='4')
savemat(folder + '/5.mat', {'rec': {'emg': x, 'fs': 1000.0, 'labels': np.array(['a', 'b', 'c'], dtype=object)}})
savemat(folder + '/6.mat', {'emg': x, 'fs': 1000.0}, do_compression=True)
)";

/// Bytes changed anywhere, most of them where the structure is; sometimes cut.
std::string damaged(std::string bytes, unsigned seed)
{
    std::mt19937 random(seed);
    for (unsigned i = 1 + random() % 8; i > 0; --i) {
        const std::size_t within =
            random() % 2 == 0 ? std::min<std::size_t>(bytes.size(), 2048) : bytes.size();
        const unsigned kind = random() % 3;
        char& byte = bytes[random() % within];
        byte = kind == 0   ? static_cast<char>(random())
               : kind == 1 ? static_cast<char>(byte ^ (1 << random() % 8))
                           : (random() % 2 == 0 ? '\xFF' : '\0');
    }
    if (random() % 8 == 0)
        bytes.resize(1 + random() % bytes.size());
    return bytes;
}

/// Opens and reads a thousand damaged variants. @return how many still opened
int openAll(std::string_view kind, const std::vector<std::string>& originals,
            const std::string& path)
{
    int opened = 0;
    for (unsigned seed = 0; seed < 1000; ++seed) {
        CAPTURE(kind, seed);
        facialis::test::writeContent(path, damaged(originals[seed % originals.size()], seed));
        const auto begin = std::chrono::steady_clock::now();
        const auto recording = openForeign(kind, path);
        Result<void> read;
        if (recording) {
            ++opened;
            const auto& channels = (*recording)->info().channels;
            for (std::size_t k = 0; k < channels.size() && k < 4 && read; ++k) {
                const std::int64_t end = std::min<std::int64_t>(channels[k].length, 4096);
                std::vector<double> samples(static_cast<std::size_t>(end));
                read = (*recording)->read(k, {0, end}, samples);
            }
        }
        std::vector<const Error*> errors;
        if (!recording)
            errors.push_back(&recording.error());
        if (!read)
            errors.push_back(&read.error());
        for (const Error* error : errors) {
            const std::string sentence = error->sentence();
            const bool isClear = sentence.starts_with(path) &&
                                 sentence.find('\n') == std::string::npos && !error->remedy.empty();
            if (!isClear)
                FAIL_CHECK(sentence);
        }
        // Five seconds of processor time, on a machine that does other things meanwhile.
        CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
    }
    return opened;
}

std::vector<std::string> contentsOf(const TemporaryFolder& folder,
                                    std::initializer_list<const char*> names)
{
    std::vector<std::string> contents;
    for (const char* name : names)
        contents.push_back(facialis::test::contentOf(folder.file(name)));
    return contents;
}

}  // namespace

TEST_CASE("A thousand damaged HDF5 files are read or refused, and the program lives",
          "[storage][boundary][slow]")
{
    const TemporaryFolder folder;
    REQUIRE(
        facialis::test::run({"/usr/bin/python3", "-c", maker, folder.path().string()}).exitCode ==
        0);
    facialis::test::RecordingMaker recordings(2);
    REQUIRE(writeSessionFile(recordings.make(), nullptr, folder.file("session.h5")).has_value());
    const int opened = openAll("HDF5", contentsOf(folder, {"nwb.h5", "plux.h5", "session.h5"}),
                               folder.file("damaged.h5"));
    // Neither is all of a file structure, nor is all of it samples.
    CHECK(opened > 100);
    CHECK(opened < 900);
}

TEST_CASE("A thousand damaged MATLAB files are read or refused, and the program lives",
          "[storage][boundary][slow]")
{
    const TemporaryFolder folder;
    REQUIRE(
        facialis::test::run({"/usr/bin/python3", "-c", maker, folder.path().string()}).exitCode ==
        0);
    REQUIRE(writeMat(facialis::test::RecordingMaker(2).make(), folder.file("own.mat")).has_value());
    const int opened =
        openAll("MATLAB", contentsOf(folder, {"4.mat", "5.mat", "6.mat", "7.mat", "own.mat"}),
                folder.file("damaged.mat"));
    CHECK(opened > 100);
    CHECK(opened < 900);
}
