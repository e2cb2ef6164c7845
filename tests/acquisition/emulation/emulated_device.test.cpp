// SPDX-License-Identifier: GPL-3.0-or-later
// Emulated devices in real time, read through a real pseudo-terminal.
#include "acquisition/emulation/emulated_device.hpp"

#include <array>
#include <chrono>
#include <fcntl.h>
#include <filesystem>
#include <poll.h>
#include <sstream>
#include <thread>
#include <unistd.h>
#include <utility>

#include "acquisition/emulation/pseudo_terminal.hpp"
#include "tests/acquisition/emulation/firmware.hpp"
#include "tests/support/test_data.hpp"

using namespace facialis;
using namespace facialis::acquisition;
using facialis::test::Bytes;

namespace {

/// A host's end of a port.
class Host {
public:
    explicit Host(const std::string& path)
        : port_(::open(path.c_str(), O_RDWR | O_NOCTTY | O_NONBLOCK))
    {
        REQUIRE(port_ >= 0);
    }
    ~Host()
    {
        if (port_ >= 0)
            ::close(port_);
    }
    Host(const Host&) = delete;
    Host& operator=(const Host&) = delete;

    int release() { return std::exchange(port_, -1); }

    void send(std::string_view text)
    {
        REQUIRE(::write(port_, text.data(), text.size()) == static_cast<ssize_t>(text.size()));
    }

    /// Reads until there are `enough` bytes, the port hangs up, or ten seconds went by.
    std::string read(std::size_t enough)
    {
        std::string all;
        std::array<char, 4096> part{};
        const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds(60);
        while (all.size() < enough && std::chrono::steady_clock::now() < patience) {
            pollfd state{port_, POLLIN, 0};
            ::poll(&state, 1, 100);
            const ssize_t count = ::read(port_, part.data(), part.size());
            if (count > 0)
                all.append(part.data(), static_cast<std::size_t>(count));
            else if ((state.revents & POLLHUP) != 0)
                break;
        }
        return all;
    }

private:
    int port_;
};

/// A device that runs in a thread of its own until the end of the test.
class Running {
public:
    Running(std::string_view name, EmulationOptions options, const std::string& truth = {},
            const std::string& link = {})
    {
        const auto kinds = emulatedKinds();
        const auto kind =
            std::find_if(kinds.begin(), kinds.end(), [&](const auto& k) { return k.name == name; });
        REQUIRE(kind != kinds.end());
        auto terminal = PseudoTerminal::open(link);
        REQUIRE(terminal);
        path = (*terminal)->address();
        std::optional<SentFrames> frames;
        if (!truth.empty()) {
            auto created = SentFrames::create(truth, 8, Overwrite::refuse);
            REQUIRE(created);
            frames = std::move(*created);
        }
        device_ = std::make_unique<EmulatedDevice>(*kind, std::move(*terminal), std::move(options),
                                                   std::move(frames));
        thread_ = std::thread([this] { result = device_->run(isStopped_); });
    }
    ~Running() { stop(); }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    void stop()
    {
        isStopped_ = true;
        if (thread_.joinable())
            thread_.join();
    }

    std::string path;
    Result<EmulationCounts> result;

private:
    std::unique_ptr<EmulatedDevice> device_;
    std::atomic<bool> isStopped_{false};
    std::thread thread_;
};

std::int64_t int24(std::string_view bytes, std::size_t at)
{
    const auto byte = [&](std::size_t i) {
        return std::int64_t{static_cast<std::uint8_t>(bytes[i])};
    };
    const std::int64_t value = (byte(at) << 16) | (byte(at + 1) << 8) | byte(at + 2);
    return value >= 0x800000 ? value - 0x1000000 : value;
}

}  // namespace

TEST_CASE("What a Cyton says it sent is what a host reads from its port", "[emulation][pty]")
{
    const test::TemporaryFolder folder;
    Running cyton("cyton", {}, folder.file("truth.csv"));
    std::string bytes;
    {
        Host host(cyton.path);
        host.send("v");
        CHECK(host.read(90).ends_with("$$$"));
        host.send("b");
        bytes = host.read(100 * 33);
    }
    cyton.stop();
    REQUIRE(cyton.result);
    REQUIRE(bytes.size() >= 100 * 33);
    std::istringstream truth(test::contentOf(folder.file("truth.csv")));
    std::string line;
    std::getline(truth, line);
    CHECK(line == "frame,counter,fault,v1,v2,v3,v4,v5,v6,v7,v8");
    for (std::size_t frame = 0; frame < 100; ++frame) {
        std::ostringstream expected;
        expected << frame << "," << frame << ",";
        for (std::size_t k = 0; k < 8; ++k)
            expected << "," << int24(bytes, frame * 33 + 2 + 3 * k);
        REQUIRE(std::getline(truth, line));
        CHECK(line == expected.str());
    }
}

TEST_CASE("A device that streams unasked begins when its port is opened and its loader is done",
          "[emulation][pty]")
{
    Running olimex("olimex", {});
    for (int opening = 0; opening < 2; ++opening) {
        Host host(olimex.path);
        const auto begin = std::chrono::steady_clock::now();
        const std::string bytes = host.read(10 * 17);
        REQUIRE(bytes.size() >= 10 * 17);
        CHECK(std::chrono::steady_clock::now() - begin > std::chrono::milliseconds(1000));
        // From its first packet on, and nothing that an earlier host left unread.
        CHECK(bytes.starts_with(std::string("\xA5\x5A\x02\x00", 4)));
        CHECK(bytes.substr(17, 4) == "\xA5\x5A\x02\x01");
        ::close(host.release());
        // The device looks at its port each millisecond, a real one at a wire.
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
}

TEST_CASE("A device that is unplugged hangs up and is back under its link", "[emulation][pty]")
{
    const test::TemporaryFolder folder;
    EmulationOptions options;
    REQUIRE(addFault(options.faults, "unplug=0.3@0.5"));
    Running device("bitalino", options, {}, folder.file("port"));
    CHECK(device.path == folder.file("port"));
    {
        Host host(device.path);
        host.send("\x07");
        CHECK(host.read(14) == "BITalino_v5.2\n");
        CHECK(host.read(1).empty());  // returns when the port hangs up
    }
    for (int tries = 0; tries < 500 && !std::filesystem::exists(folder.file("port")); ++tries)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    Host again(folder.file("port"));
    again.send("\x07");
    CHECK(again.read(14) == "BITalino_v5.2\n");
}

TEST_CASE("What a host does not read is lost, counted, and marked in the truth", "[emulation][pty]")
{
    const test::TemporaryFolder folder;
    Running device("bitalino", {}, folder.file("truth.csv"));
    Host host(device.path);
    host.send("\xFD");                // all six channels, 8000 bytes a second
    CHECK(host.read(8).size() >= 8);  // it streams; from here on nobody reads
    std::this_thread::sleep_for(std::chrono::milliseconds(3500));
    device.stop();
    REQUIRE(device.result);
    CHECK(device.result->overrunBytes > 0);
    CHECK(device.result->struck > 0);
    CHECK(test::contentOf(folder.file("truth.csv")).find(",overrun,") != std::string::npos);
}

TEST_CASE("A dripping line delivers what it carries, and a wrong banner is said to everything",
          "[emulation][pty]")
{
    EmulationOptions options;
    REQUIRE(addFault(options.faults, "drip=200"));
    REQUIRE(addFault(options.faults, "banner=I am a printer"));
    Running device("bitalino", options);
    Host host(device.path);
    const auto begin = std::chrono::steady_clock::now();
    host.send("\x07\x07");
    CHECK(host.read(14) == "I am a printer");
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    CHECK(seconds > 14.0 / 200.0 * 0.8);
}

TEST_CASE("A link never replaces what is no link", "[emulation][pty]")
{
    const test::TemporaryFolder folder;
    test::writeContent(folder.path() / "thesis.docx", "years");
    CHECK_FALSE(PseudoTerminal::open(folder.file("thesis.docx")));
    CHECK(test::contentOf(folder.path() / "thesis.docx") == "years");
    CHECK_FALSE(PseudoTerminal::open(folder.file("no/such/folder")));
}
