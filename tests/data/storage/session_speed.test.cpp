// SPDX-License-Identifier: GPL-3.0-or-later
// Not run by default: prints how long a session file takes. `test_storage "[bench]"`
#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <random>

#include "data/model/memory_recording.hpp"
#include "data/storage/session_file.hpp"
#include "tests/support/test_data.hpp"

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

}  // namespace

TEST_CASE("Time to write and read a session file", "[.][bench]")
{
    const facialis::test::TemporaryFolder folder;
    const std::string path = folder.file("s.nwb");
    for (const auto& [channels, seconds] : {std::pair{8, 600}, std::pair{64, 300}}) {
        const std::int64_t length = 2048 * seconds;
        const MemoryRecording recording = noise(channels, length);
        const double write =
            secondsOf([&] { REQUIRE(writeSessionFile(recording, nullptr, path).has_value()); });
        std::unique_ptr<Recording> session;
        const double open = secondsOf([&] { session = std::move(openSessionFile(path).value()); });
        std::vector<double> block(8192);
        const auto readBlock = [&](std::size_t k, std::int64_t begin) {
            const std::int64_t end = std::min(begin + 8192, length);
            REQUIRE(session
                        ->read(k, {begin, end},
                               std::span(block).first(static_cast<std::size_t>(end - begin)))
                        .has_value());
        };
        const auto count = session->info().channels.size();
        const double byTime = secondsOf([&] {
            for (std::int64_t begin = 0; begin < length; begin += 8192)
                for (std::size_t k = 0; k < count; ++k)
                    readBlock(k, begin);
        });
        const double byChannel = secondsOf([&] {
            for (std::int64_t begin = 0; begin < length; begin += 8192)
                readBlock(count / 2, begin);
        });
        const double page = secondsOf([&] {
            for (std::size_t k = 0; k < count; ++k)
                for (int part = 0; part < 3; ++part)
                    readBlock(k, length / 2 + part * 8192);
        });
        std::cout << channels << " channels, " << seconds << " s at 2048 Hz, "
                  << std::filesystem::file_size(path) / 1e6 << " MB: write " << write << " s, open "
                  << open << " s, read all " << byTime << " s, one channel " << byChannel
                  << " s, 12 s of all " << page << " s\n";
    }
}
