// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <chrono>
#include <cmath>
#include <thread>

#include "acquisition/network/lsl_time_probe.hpp"
#include "acquisition/network/sessantaquattro_source.hpp"
#include "acquisition/open_source.hpp"

using namespace facialis;
using namespace facialis::acquisition;
using namespace std::string_literals;

namespace {

/// A port that was free a moment ago.
std::uint16_t freePort()
{
    const auto socket = Socket::listen({"127.0.0.1", 0});
    REQUIRE(socket);
    return socket->port();
}

Socket connectTo(std::uint16_t port)
{
    auto socket = Socket::connect({"127.0.0.1", port}, 1_s);
    REQUIRE(socket);
    return std::move(*socket);
}

}  // namespace

TEST_CASE("A command of two bytes holds all settings", "[network][sessantaquattro]")
{
    SessantaquattroSettings settings;
    CHECK(settings.command() == 0x5841);  // 0 10 11 000 0 1 00 00 0 1
    CHECK(settings.rate() == 2000_Hz);
    CHECK(settings.channels() == 68);
    CHECK(settings.step().volts() == Approx(286.1e-9));
    settings.mode = 1;
    settings.is24Bit = true;
    settings.gainCode = 3;
    CHECK(settings.channels() == 36);
    CHECK(settings.step().volts() == Approx(71.5e-9));
    const auto same = SessantaquattroSettings::from(settings.command(), 4);
    CHECK(same.command() == settings.command());
    CHECK(same.mode == 1);
    CHECK(same.is24Bit);
}

TEST_CASE("Samples are integers, the high byte first, however the bytes are cut",
          "[network][sessantaquattro]")
{
    SessantaquattroSettings settings{.channelCode = 0, .extraChannels = 4};  // 8 + 4
    const std::string frame = "\x00\x01\xFF\xFF\x7F\xFF\x80\x00"s + std::string(16, '\0');
    for (const std::size_t piece : {1U, 5U, 1000U}) {
        SessantaquattroDecoder decoder(settings);
        std::vector<std::int32_t> values;
        const std::string bytes = frame + frame + frame.substr(0, 5);
        for (std::size_t at = 0; at < bytes.size(); at += piece)
            for (const std::int32_t value :
                 decoder.decode(std::string_view(bytes).substr(at, piece)))
                values.push_back(value);
        REQUIRE(values.size() == 24);
        CHECK(std::vector<std::int32_t>(values.begin() + 12, values.begin() + 16) ==
              std::vector<std::int32_t>{1, -1, 32767, -32768});
        CHECK(decoder.restart() == 5);
    }
    settings.is24Bit = true;
    SessantaquattroDecoder wide(settings);
    const auto values = wide.decode("\xFF\xFF\xFE\x00\x00\x02"s + std::string(30, '\0'));
    REQUIRE(values.size() == 12);
    CHECK(values[0] == -2);
    CHECK(values[1] == 2);
}

TEST_CASE("A device that calls is told how to measure and is read", "[network][sessantaquattro]")
{
    const std::uint16_t port = freePort();
    auto source = openSource("sessantaquattro::" + std::to_string(port) + "?channels=8&rate=500");
    REQUIRE(source);
    REQUIRE((*source)->info().channels.size() == 12);
    SampleBlock block(12, 64);
    auto status = (*source)->read(block, {});
    REQUIRE(status);
    CHECK(*status == ReadStatus::nothing);
    CHECK((*source)->health().trouble.find("not yet connected") != std::string::npos);

    std::vector<double> got;
    const auto readUntil = [&](std::size_t frames) {
        const double end = lslClock() + 10.0;
        while (got.size() < frames && lslClock() < end) {
            REQUIRE((*source)->read(block, {}));
            got.insert(got.end(), block.channel(0).begin(), block.channel(0).end());
        }
    };
    const auto sendFrames = [](Socket& device, int count, char value) {
        std::string bytes;
        for (int i = 0; i < count; ++i)
            bytes += "\x00"s + value + std::string(22, '\0');
        REQUIRE(device.sendAll(bytes, 1_s));
    };
    Socket device = connectTo(port);
    status = (*source)->read(block, {});
    REQUIRE(device.waitToRead(2_s));
    CHECK(device.receive() == "\x00\x71"s);  // 500 Hz, 8 channels, high-pass, gain 8, go
    sendFrames(device, 50, 2);
    readUntil(50);
    REQUIRE(got.size() == 50);
    CHECK(got[0] == Approx(2 * 286.1e-9));
    CHECK((*source)->health().isConnected);

    device.close();
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    status = (*source)->read(block, {});
    CHECK_FALSE((*source)->health().isConnected);
    device = connectTo(port);
    (void)(*source)->read(block, {});
    sendFrames(device, 50, 3);
    readUntil(100);
    while (*(*source)->read(block, {}) == ReadStatus::data) {
        got.insert(got.end(), block.channel(0).begin(), block.channel(0).end());
    }
    const auto gone = std::count_if(got.begin(), got.end(), [](double v) { return std::isnan(v); });
    // Half a second and what the calls took, less the 100 ms the new frames stand for.
    CHECK(gone >= 200);
    CHECK((*source)->takeGaps().size() == 1);
    CHECK((*source)->health().lossBasis == LossBasis::byteRate);
    CHECK((*source)->health().framesLost == gone);
}

TEST_CASE("A Sessantaquattro address says what is possible", "[network][sessantaquattro]")
{
    for (const char* address :
         {"sessantaquattro::x", "sessantaquattro::0?channels=12", "sessantaquattro::0?rate=250",
          "sessantaquattro::0?gain=2", "sessantaquattro::0?bits=8", "sessantaquattro::0?mode=9",
          "sessantaquattro::0?total=3", "sessantaquattro::0?host=everywhere"}) {
        const auto source = openSource(address);
        INFO(address);
        REQUIRE_FALSE(source);
        CHECK_FALSE(source.error().remedy.empty());
    }
    CHECK(openSource("sessantaquattro::0?gain=2&bits=24&total=72"));
    const auto taken = Socket::listen({"127.0.0.1", 0});
    REQUIRE(taken);
    CHECK_FALSE(openSource("sessantaquattro::" + std::to_string(taken->port())));
}
