// SPDX-License-Identifier: GPL-3.0-or-later
// MATLAB files as SciPy (versions 4 and 5) and h5py (7.3) write them.
#include "tests/acquisition/files/opened.hpp"

using namespace facialis;
using namespace facialis::test;
using Catch::Contains;

namespace {

/// Runs lines of Python that know `path`, numpy as np, scipy.io's savemat and h5py.
std::string made(const TemporaryFolder& folder, const std::string& lines)
{
    const std::string path = folder.file("r.mat");
    const std::string script =
        "import sys, numpy as np, h5py\nfrom scipy.io import savemat\npath = sys.argv[1]\n"
        "def put(f, name, values):\n"  // a variable with its class as MATLAB 7.3 writes it
        "    d = f.create_dataset(name, data=values)\n"
        "    t = h5py.h5t.C_S1.copy(); t.set_size(6)\n"
        "    a = h5py.h5a.create(d.id, b'MATLAB_class', t, h5py.h5s.create(h5py.h5s.SCALAR))\n"
        "    a.write(np.array(b'double', dtype='S6'), mtype=t)\n"
        "x = np.arange(3000, dtype='f8').reshape(1000, 3) / 7\n" +
        lines;
    const auto outcome = run({"/usr/bin/python3", "-c", script, path});
    INFO(outcome.err);
    REQUIRE(outcome.exitCode == 0);
    return path;
}

std::string refusal(const std::string& path, const acquisition::OpenOptions& options = {})
{
    const auto recording = acquisition::openRecording(path, options);
    REQUIRE_FALSE(recording);
    CHECK(recording.error().sentence().find('\n') == std::string::npos);
    CHECK_FALSE(recording.error().remedy.empty());
    return recording.error().sentence();
}

void checkTheMatrix(const Recording& recording)
{
    REQUIRE(recording.info().channels.size() == 3);
    CHECK(recording.info().format == "MATLAB");
    for (std::size_t k = 0; k < 3; ++k) {
        CHECK(recording.info().channels[k].rate == 2000_Hz);
        const auto samples = samplesOf(recording, k);
        REQUIRE(samples.size() == 1000);
        for (std::size_t i = 0; i < 1000; ++i)
            if (samples[i] != static_cast<double>(3 * i + k) / 7)
                FAIL("channel " << k << ", sample " << i);
    }
}

}  // namespace

TEST_CASE("A matrix in a MATLAB file of any version is a recording, its neighbour fs the rate",
          "[acquisition][files][matlab]")
{
    const TemporaryFolder folder;
    const std::string lines =
        GENERATE(as<std::string>(), "savemat(path, {'emg': x, 'fs': 2000.0}, format='4')",
                 "savemat(path, {'emg': x, 'Fs': 2000})",
                 "savemat(path, {'emg': x.T, 'sampling_rate': 2000}, do_compression=True)",
                 "savemat(path, {'emg': x, 'time': np.arange(1000) / 2000.0})",
                 "f = h5py.File(path, 'w', userblock_size=512)\n"
                 "put(f, 'emg', x.T)\nput(f, 'srate', [[2000.0]])\nf.close()\n"
                 "h = b'MATLAB 7.3 MAT-file, Platform: test'.ljust(124) + b'\\x00\\x02IM'\n"
                 "f = open(path, 'r+b'); f.write(h); f.close()\n");
    CAPTURE(lines);
    const auto recording = opened(made(folder, lines));
    checkTheMatrix(*recording);
    CHECK(recording->info().channels[0].dimension == Dimension::counts);
    CHECK_THAT(warningsOf(*recording), Contains("variable 'emg' of") && Contains("2000 Hz"));
}

TEST_CASE("Integers of MATLAB files are kept, and labels and units beside them are used",
          "[acquisition][files][matlab]")
{
    const TemporaryFolder folder;
    const auto recording =
        opened(made(folder,
                    "y = np.array([[-32768, 32767], [1, 2]] * 50, dtype='i2')\n"
                    "savemat(path, {'rec': {'data': y, 'fs': 1000, 'units': 'uV',\n"
                    "  'labels': np.array(['EMG OOc L', 'EMG OOc R'], dtype=object)}})"));
    const RecordingInfo& info = recording->info();
    REQUIRE(info.channels.size() == 2);
    CHECK(info.channels[0].label == "EMG OOc L");
    CHECK(info.channels[1].label == "EMG OOc R");
    CHECK(info.channels[0].dimension == Dimension::voltage);
    CHECK(info.channels[0].storedType == SampleType::int16);
    CHECK(samplesOf(*recording, 0)[0] == -32768e-6);
    std::vector<std::int32_t> stored(100);
    REQUIRE(recording->readStored(1, {0, 100}, stored));
    CHECK(stored[0] == 32767);
    CHECK(stored[1] == 2);
}

TEST_CASE("A MATLAB file that leaves something open is refused with what to state",
          "[acquisition][files][matlab]")
{
    const TemporaryFolder folder;
    const std::string noRate = made(folder, "savemat(path, {'emg': x})");
    CHECK_THAT(refusal(noRate), Contains("states no sampling rate") && Contains("--rate HZ"));
    checkTheMatrix(*opened(noRate, {.rate = 2000_Hz}));

    const std::string several = made(folder, "savemat(path, {'emg': x, 'force': x, 'fs': 2000})");
    CHECK_THAT(refusal(several), Contains("several variables") && Contains("emg, force"));
    checkTheMatrix(*opened(several, {.part = "force"}));
    checkTheMatrix(*opened(several + ":emg"));
    CHECK_THAT(refusal(several, {.part = "eeg"}), Contains("no variable 'eeg'"));
    CHECK_THAT(refusal(several, {.part = "fs"}), Contains("no matrix of real numbers"));

    CHECK_THAT(refusal(made(folder, "savemat(path, {'emg': x + 1j, 'fs': 1})")),
               Contains("no variable that could be a signal"));
    CHECK_THAT(refusal(made(folder,
                            "savemat(path, {'emg': x, 'time': np.sort("
                            "np.random.default_rng(1).random(1000))})")),
               Contains("states no sampling rate"));
}
