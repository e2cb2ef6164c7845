// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/devices/serial_port.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <thread>
#include <unistd.h>

#include "acquisition/devices/device_source.hpp"
#include "tests/acquisition/devices/decoding.hpp"
#include "tests/acquisition/devices/pseudo_terminal.hpp"
#include "tests/support/test_data.hpp"

using namespace facialis;
using namespace facialis::acquisition;
using namespace facialis::test;
using Catch::Contains;

namespace {

std::unique_ptr<ByteStream> openPort(const std::string& path, int baud = 115200)
{
    auto port = openSerialPort(path, baud);
    if (!port)
        FAIL(port.error().sentence());
    return std::move(*port);
}

std::string refusal(const std::string& path)
{
    const auto port = openSerialPort(path, 115200);
    REQUIRE_FALSE(port);
    const std::string sentence = port.error().sentence();
    CHECK(sentence.find('\n') == std::string::npos);
    return sentence;
}

std::string readAll(ByteStream& port, std::size_t count)
{
    std::string text;
    std::array<std::uint8_t, 512> space{};
    while (text.size() < count) {
        const auto got = port.read(space, 2_s, {});
        REQUIRE(got);
        REQUIRE(got->count > 0);
        text.append(space.begin(), space.begin() + static_cast<std::ptrdiff_t>(got->count));
    }
    return text;
}

}  // namespace

TEST_CASE("All byte values pass a serial port both ways, at any rate", "[devices][serial]")
{
    std::string all;
    for (int byte = 0; byte < 256; ++byte)
        all += static_cast<char>(byte);
    for (const int baud : {9600, 115200, 222222, 500000}) {
        const PseudoTerminal terminal;
        const auto port = openPort(terminal.path(), baud);
        const Duration before = port->now();
        terminal.send(all + all);
        CHECK(readAll(*port, 512) == all + all);
        REQUIRE(port->write(Bytes(reinterpret_cast<const std::uint8_t*>(all.data()), all.size())));
        std::string back;
        while (back.size() < all.size()) {
            const std::string part = terminal.receive(1000);
            REQUIRE_FALSE(part.empty());
            back += part;
        }
        CHECK(back == all);
        CHECK(port->now() > before);
    }
}

TEST_CASE("A link to a port opens the port", "[devices][serial]")
{
    const PseudoTerminal terminal;
    const TemporaryFolder folder;
    std::filesystem::create_symlink(terminal.path(), folder.file("port"));
    const auto port = openPort(folder.file("port"));
    terminal.send("abc");
    CHECK(readAll(*port, 3) == "abc");
}

TEST_CASE("A stop wakes a read that waits, and a read gives up in time", "[devices][serial]")
{
    const PseudoTerminal terminal;
    const auto port = openPort(terminal.path());
    std::array<std::uint8_t, 16> space{};
    std::stop_source stop;
    std::chrono::steady_clock::time_point asked;
    std::jthread asking([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(30));
        asked = std::chrono::steady_clock::now();
        stop.request_stop();
    });
    const auto got = port->read(space, 20_s, stop.get_token());
    const auto woken = std::chrono::steady_clock::now();
    asking.join();
    REQUIRE(got);
    CHECK(got->count == 0);
    CHECK_FALSE(got->isHungUp);
    CHECK(woken - asked < std::chrono::seconds(2));

    // The wake of before is no wake for later reads.
    const Duration before = port->now();
    REQUIRE(port->read(space, 60_ms, {}));
    CHECK((port->now() - before).milliseconds() >= 59.0);
}

TEST_CASE("A port that is in use is refused as busy until it is closed", "[devices][serial]")
{
    const PseudoTerminal terminal;
    {
        const auto port = openPort(terminal.path());
        CHECK_THAT(refusal(terminal.path()), Contains("busy"));
    }
    CHECK(openSerialPort(terminal.path(), 115200));
}

TEST_CASE("A port that hangs up says so, and stays quiet", "[devices][serial]")
{
    PseudoTerminal terminal;
    const auto port = openPort(terminal.path());
    terminal.unplug();
    std::array<std::uint8_t, 16> space{};
    for (int k = 0; k < 3; ++k) {
        const auto got = port->read(space, 1_s, {});
        REQUIRE(got);
        CHECK(got->isHungUp);
    }
    const std::array<std::uint8_t, 1> byte{1};
    CHECK_FALSE(port->write(byte));
}

TEST_CASE("What is no serial port is refused in one clear line", "[devices][serial]")
{
    const TemporaryFolder folder;
    writeContent(folder.file("file"), "text");
    CHECK_THAT(refusal("/dev/ttyNONE9"), Contains("no such port"));
    CHECK_THAT(refusal(folder.file("file")), Contains("no serial port"));
    CHECK_THAT(refusal(folder.path().string()), Contains("folder"));
    CHECK_THAT(refusal("/dev/null"), Contains("no serial port"));
}

TEST_CASE("A port that may not be opened names the group that may", "[devices][serial]")
{
    const TemporaryFolder folder;
    writeContent(folder.file("port"), "");
    std::filesystem::permissions(folder.file("port"), std::filesystem::perms(0660));
    CHECK_THAT(permissionAdvice(folder.file("port")), Contains("sudo usermod -aG "));
    std::filesystem::permissions(folder.file("port"), std::filesystem::perms(0600));
    CHECK_THAT(permissionAdvice(folder.file("port")), Contains("administrator"));
    CHECK_THAT(permissionAdvice(folder.file("none")), Contains("administrator"));
}

TEST_CASE("A Cyton over a pseudo-terminal: started, read, unplugged", "[devices][serial]")
{
    PseudoTerminal terminal;
    std::mt19937 random(2);
    std::vector<MadeFrame> frames;
    for (int k = 0; k < 300; ++k)
        frames.push_back(cytonFrame(k, random));
    std::jthread board([&](const std::stop_token& stop) {
        while (!stop.stop_requested())
            for (const char command : terminal.receive(20)) {
                if (command == 'v')
                    terminal.send("OpenBCI V3 8-16 channel\nFirmware: v3.1.2\n$$$");
                if (command == 'd')
                    terminal.send("updating channel settings to default$$$");
                if (command != 'b')
                    continue;
                for (const MadeFrame& frame : frames)
                    terminal.send(std::string(frame.bytes.begin(), frame.bytes.end()));
                return;
            }
    });
    const auto address = parseSourceAddress("cyton:" + terminal.path());
    REQUIRE(address);
    const auto source = openDevice(kindNamed("cyton"), *address);
    if (!source)
        FAIL(source.error().sentence());
    SampleBlock block(8, 50);
    std::size_t read = 0;
    while (read < frames.size()) {
        const auto status = (*source)->read(block, {});
        REQUIRE(status);
        REQUIRE(*status == ReadStatus::data);
        for (std::size_t k = 0; k < block.frames(); ++k, ++read)
            REQUIRE(block.channel(7)[k] ==
                    frames[read].values[7] * (*source)->info().channels[7].scale);
    }
    board.join();
    terminal.unplug();
    const auto status = (*source)->read(block, {});
    REQUIRE(status);
    CHECK(*status == ReadStatus::nothing);
    CHECK_FALSE((*source)->health().isConnected);
}
