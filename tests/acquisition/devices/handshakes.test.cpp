// SPDX-License-Identifier: GPL-3.0-or-later
// How devices other than the Cyton are started.
#include <catch2/catch.hpp>

#include "acquisition/devices/device_source.hpp"
#include "tests/acquisition/devices/decoding.hpp"
#include "tests/acquisition/devices/fake_line.hpp"

using namespace facialis;
using namespace facialis::acquisition;
using namespace facialis::test;
using Catch::Contains;

namespace {

Result<std::unique_ptr<Source>> open(const std::string& address, const OpenLine& line)
{
    const auto parsed = parseSourceAddress(address);
    REQUIRE(parsed);
    return openDevice(kindNamed(parsed->scheme), *parsed, line);
}

template <class Make>
void stream(FakeDevice& device, double rate, Make make)
{
    for (int k = 0; k < 2000; ++k)
        device.say(Duration((k + 1) / rate), make(k));
}

}  // namespace

TEST_CASE("A BITalino is asked for its version, its rate set, its channels started", "[devices]")
{
    const auto device = std::make_shared<FakeDevice>();
    std::mt19937 random(1);
    device->hear = [&](FakeDevice& self, std::string_view heard) -> std::size_t {
        if (heard.front() == 7)
            self.say(5_ms, "BITalino_v5.2\n");
        if (heard.front() == static_cast<char>(0b00101 << 2 | 1))  // channels 1 and 3, live
            stream(self, 1000.0, [&](int k) { return bitalinoFrame(k, 2, random).bytes; });
        return 1;
    };
    {
        const auto source = open("bitalino:/dev/fake?channels=1,3", opening(device));
        REQUIRE(source);
        CHECK((*source)->info().channels.size() == 2);
        CHECK((*source)->info().channels[1].label == "A3");
        CHECK((*source)->info().rate == 1000_Hz);
        CHECK((*source)->info().warnings.empty());
    }
    CHECK(device->written.find(static_cast<char>(0xC3)) != std::string::npos);
    CHECK(device->written.back() == 0);
}

TEST_CASE("A board with Chords is found at either rate and says what it is", "[devices]")
{
    int bauds[2] = {0, 0};
    std::mt19937 random(1);
    const OpenLine line = [&](const std::string&, int baud) -> Result<std::unique_ptr<ByteStream>> {
        bauds[bauds[0] == 0 ? 0 : 1] = baud;
        auto device = std::make_shared<FakeDevice>();
        if (baud == 115200)
            device->hear = [&](FakeDevice& self, std::string_view heard) -> std::size_t {
                const std::size_t end = heard.find('\n');
                if (end == std::string_view::npos)
                    return 0;
                if (heard.starts_with("WHORU"))
                    self.say(1_s, "UNO-CLONE\r\n");
                if (heard.starts_with("START"))
                    stream(self, 250.0, [&](int k) { return chordsFrame(k, random).bytes; });
                return end + 1;
            };
        return lineTo(device);
    };
    const auto source = open("chords:/dev/fake", line);
    REQUIRE(source);
    CHECK(bauds[0] == 230400);
    CHECK(bauds[1] == 115200);
    CHECK((*source)->info().channels.size() == 6);
    CHECK((*source)->info().rate == 250_Hz);
    CHECK((*source)->info().channels[0].scale == Approx(5.0 / 1024.0 / 2420.0));
}

TEST_CASE("A SpikerBox says what it is and is told its number of channels", "[devices]")
{
    const auto device = std::make_shared<FakeDevice>();
    std::mt19937 random(1);
    device->hear = [&](FakeDevice& self, std::string_view heard) -> std::size_t {
        const std::size_t end = heard.find('\n');
        if (end == std::string_view::npos)
            return 0;
        if (heard.starts_with("b:"))
            self.say(20_ms,
                     Packet{0xFF, 0xFF, 1,   1,   0x80, 0xFF, 'H',  'W',  'T', ':', 'M',  'S',
                            'B',  'P',  'C', 'D', 'C',  ';',  0xFF, 0xFF, 1,   1,   0x81, 0xFF});
        if (heard.starts_with("conf s:10000;c:2;"))
            stream(self, 5000.0, [&](int) { return spikerBoxFrame(2, random).bytes; });
        return end + 1;
    };
    const auto source = open("spikerbox:/dev/fake?channels=2", opening(device));
    REQUIRE(source);
    CHECK((*source)->info().rate == 5000_Hz);
    CHECK((*source)->info().channels[0].storedMaximum == 16383);
    CHECK((*source)->info().channels[0].dimension == Dimension::counts);
    CHECK((*source)->health().lossBasis == LossBasis::byteRate);
}

TEST_CASE("Lines of text are read as they come, at the rate that is stated", "[devices]")
{
    const auto device = std::make_shared<FakeDevice>();
    std::mt19937 random(1);
    stream(*device, 500.0, [&](int) { return textFrame(random).bytes; });
    const auto source = open("text:/dev/fake?rate=500&columns=2&channels=2", opening(device));
    REQUIRE(source);
    CHECK((*source)->info().channels.size() == 1);
    CHECK((*source)->info().channels[0].label == "CH2");
    CHECK((*source)->info().warnings.size() == 2);  // no unit, and too slow
}
