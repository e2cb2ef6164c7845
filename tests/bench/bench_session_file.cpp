// SPDX-License-Identifier: GPL-3.0-or-later
// Writes recordings of noise as session files, reads them back and tells the time:
// bench_session_file FOLDER
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>

#include "data/model/memory_recording.hpp"
#include "data/storage/boundary/serve_reading.hpp"
#include "data/storage/session_file.hpp"

using namespace facialis;

namespace {

template <class Work>
double secondsOf(const Work& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

MemoryRecording noise(int channels, std::int64_t length)
{
    RecordingInfo info;
    std::mt19937 random(1);
    std::vector<std::vector<double>> stored;
    for (int k = 0; k < channels; ++k) {
        Channel c;
        c.label = "EMG " + std::to_string(k);
        c.rate = 2048_Hz;
        c.length = length;
        c.dimension = Dimension::voltage;
        c.storedType = SampleType::int16;
        c.scale = 1e-7;
        info.channels.push_back(c);
        info.duration = c.duration();
        std::vector<double>& samples = stored.emplace_back(static_cast<std::size_t>(length));
        for (double& sample : samples)
            sample = static_cast<std::int16_t>(random());
    }
    return {std::move(info), std::move(stored)};
}

void require(bool isGood)
{
    if (isGood)
        return;
    std::fputs("the session file could not be written or read\n", stderr);
    std::exit(1);
}

void measure(const std::string& path, int channels, int seconds)
{
    constexpr std::int64_t stretch = 8192;
    const std::int64_t length = 2048LL * seconds;
    const MemoryRecording recording = noise(channels, length);
    const double write =
        secondsOf([&] { require(writeSessionFile(recording, nullptr, path).has_value()); });
    std::unique_ptr<Recording> session;
    const double open = secondsOf([&] {
        auto opened = openSessionFile(path);
        require(opened.has_value());
        session = std::move(*opened);
    });
    std::vector<double> block(stretch);
    const auto readStretch = [&](std::size_t k, std::int64_t begin) {
        const std::int64_t end = std::min(begin + stretch, length);
        const auto into = std::span(block).first(static_cast<std::size_t>(end - begin));
        require(session->read(k, {begin, end}, into).has_value());
    };
    const std::size_t count = session->info().channels.size();
    const double all = secondsOf([&] {
        for (std::int64_t begin = 0; begin < length; begin += stretch)
            for (std::size_t k = 0; k < count; ++k)
                readStretch(k, begin);
    });
    const double one = secondsOf([&] {
        for (std::int64_t begin = 0; begin < length; begin += stretch)
            readStretch(count / 2, begin);
    });
    const double page = secondsOf([&] {
        for (std::size_t k = 0; k < count; ++k)
            for (int part = 0; part < 3; ++part)
                readStretch(k, length / 2 + part * stretch);
    });
    std::printf(
        "%d channels, %d s at 2048 Hz, %.1f MB: write %.3f s, open %.3f s, read all %.3f s, "
        "one channel %.4f s, 12 s of all %.4f s\n",
        channels, seconds, static_cast<double>(std::filesystem::file_size(path)) / 1e6, write, open,
        all, one, page);
}

}  // namespace

int main(int argc, char** argv)
{
    if (const auto status = facialis::servedReading(argc, argv))
        return *status;
    const std::string path =
        (std::filesystem::path(argc > 1 ? argv[1] : ".") / "bench_session_file.nwb").string();
    measure(path, 8, 600);
    measure(path, 64, 300);
    std::filesystem::remove(path);
    return 0;
}
