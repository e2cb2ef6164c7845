// SPDX-License-Identifier: GPL-3.0-or-later
// Emulators on the network against our own sources.
#include <catch2/catch.hpp>
#include <cmath>
#include <fmt/format.h>
#include <thread>
#include <unistd.h>

#include "acquisition/emulation/lsl_emulation.hpp"
#include "acquisition/emulation/sessantaquattro_emulator.hpp"
#include "acquisition/emulation/tcp_client_link.hpp"
#include "acquisition/network/lsl_time_probe.hpp"
#include "acquisition/open_source.hpp"
#include "tests/support/test_data.hpp"

using namespace facialis;
using namespace facialis::acquisition;

namespace {

/// Frames of the first channel, until there are enough of them or ten seconds went by.
std::vector<double> readFrames(Source& source, std::size_t frames)
{
    std::vector<double> got;
    SampleBlock block(source.info().channels.size(), 512);
    const double end = lslClock() + 10.0;
    while (got.size() < frames && lslClock() < end) {
        const auto status = source.read(block, {});
        REQUIRE(status);
        got.insert(got.end(), block.channel(0).begin(), block.channel(0).end());
    }
    return got;
}

/// A column of the truth of frames that no fault hit.
std::vector<double> truthColumn(const std::string& path, std::size_t column)
{
    std::vector<double> values;
    const std::string text = test::contentOf(path);
    for (std::size_t at = text.find('\n') + 1; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        std::size_t begin = at;
        for (std::size_t k = 0; k < column; ++k)
            begin = text.find(',', begin) + 1;
        values.push_back(std::stod(text.substr(begin, end - begin)));
        at = end + 1;
    }
    return values;
}

}  // namespace

TEST_CASE("An emulated LSL stream is recorded as its truth says", "[emulation][lsl]")
{
    const test::TemporaryFolder folder;
    const std::string name = fmt::format("emulated-{}", ::getpid());
    auto frames = SentFrames::create(folder.file("t.csv"), lslEmulationChannels, Overwrite::refuse);
    REQUIRE(frames);
    std::atomic<bool> isStopped{false};
    Result<EmulationCounts> counts;
    std::thread emulator(
        [&] { counts = emulateLsl({.name = name}, std::move(*frames), isStopped); });
    auto source = openSource("lsl:" + name + "?markers=" + name + "-markers&wait=10");
    std::vector<double> got;
    if (source)
        got = readFrames(**source, 1500);
    isStopped = true;
    emulator.join();
    REQUIRE(source);
    REQUIRE(counts);
    CHECK((*source)->info().channels[0].label == "EMG OOc L");
    REQUIRE(got.size() >= 1500);
    const std::vector<double> truth = truthColumn(folder.file("t.csv"), 3);
    // The stream had run for a while when it was joined: the first frame that fits begins it.
    std::size_t shift = 0;
    const auto fits = [&](std::size_t from) {
        for (std::size_t i = 0; i < 1500; ++i)
            // A float of up to a few thousand microvolts is right to a ten-millionth.
            if (!(std::abs(got[i] - truth[from + i] * 1e-9) <= 1e-6 * std::abs(got[i]) + 1e-12))
                return false;
        return true;
    };
    while (shift + 1500 < truth.size() && !fits(shift))
        ++shift;
    CHECK(fits(std::min(shift, truth.size() - 1500)));
    CHECK((*source)->health().framesLost == 0);
}

TEST_CASE("An emulated Sessantaquattro is recorded as its truth says",
          "[emulation][sessantaquattro]")
{
    const test::TemporaryFolder folder;
    std::uint16_t port = 0;
    {
        const auto probe = Socket::listen({"127.0.0.1", 0});
        REQUIRE(probe);
        port = probe->port();
    }
    auto source = openSource(fmt::format("sessantaquattro::{}?channels=16&rate=1000", port));
    REQUIRE(source);
    auto frames = SentFrames::create(folder.file("t.csv"), 68, Overwrite::refuse);
    REQUIRE(frames);
    EmulatedDevice device(sessantaquattroKind(),
                          std::make_unique<TcpClientLink>(Endpoint{"127.0.0.1", port}, "here"), {},
                          std::move(*frames));
    std::atomic<bool> isStopped{false};
    Result<EmulationCounts> counts;
    std::thread emulator([&] { counts = device.run(isStopped); });
    const std::vector<double> got = readFrames(**source, 1000);
    isStopped = true;
    emulator.join();
    REQUIRE(counts);
    REQUIRE(got.size() >= 1000);
    const std::vector<double> truth = truthColumn(folder.file("t.csv"), 3);
    REQUIRE(truth.size() >= 1000);
    for (std::size_t i = 0; i < 1000; ++i)
        CHECK(got[i] == truth[i] * (*source)->info().channels[0].scale);
    CHECK((*source)->health().framesLost == 0);
}
