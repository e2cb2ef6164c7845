// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/acquisition/emulation/firmware.hpp"

using namespace facialis;
using facialis::test::Bytes;
using facialis::test::firmware;

namespace {

/// Volts of so many counts at gain 24.
double volts(double counts)
{
    return counts * 4.5 / 24.0 / 8388607.0;
}

std::vector<double> inputs(std::size_t count, double first)
{
    std::vector<double> result(count, 0.0);
    result[0] = first;
    return result;
}

}  // namespace

TEST_CASE("A Cyton packet is 33 bytes: A0, number, eight times 24 bits, six more, C0",
          "[emulation][cyton]")
{
    const auto cyton = firmware("cyton");
    CHECK(cyton->receive("b").empty());
    REQUIRE(cyton->isStreaming());
    std::vector<double> in(8, 0.0);
    in[0] = volts(1.0);
    in[1] = volts(-1.0);
    in[2] = volts(0x123456);
    in[7] = 1.0;  // far beyond the range
    auto frame = cyton->frame(in);
    // Lying still the accelerometer reads 8000 = 0x1F40 (1 g) on its third axis.
    CHECK(frame.bytes == Bytes{0xA0, 0x00, 0x00, 0x00, 0x01, 0xFF, 0xFF, 0xFF, 0x12, 0x34, 0x56,
                               0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,
                               0,    0x7F, 0xFF, 0xFF, 0,    0,    0,    0,    0x1F, 0x40, 0xC0});
    CHECK(frame.stored == std::vector<std::int64_t>{1, -1, 0x123456, 0, 0, 0, 0, 8388607});
    CHECK(frame.counter == 0);
    frame = cyton->frame(in);
    CHECK(frame.bytes[1] == 1);
    CHECK(frame.bytes[30] == 0);  // the accelerometer is ten times slower and zero in between
    for (int i = 2; i < 257; ++i)
        frame = cyton->frame(in);
    CHECK(frame.counter == 0);
}

TEST_CASE("A Cyton answers as documented, each answer ended by $$$", "[emulation][cyton]")
{
    const auto cyton = firmware("cyton");
    CHECK(cyton->receive("v") ==
          "OpenBCI V3 8-16 channel\nOn Board ADS1299 Device ID: 0x3E\nLIS3DH Device ID: 0x33\n"
          "Firmware: v3.1.2\n$$$");
    CHECK(cyton->receive("d") == "updating channel settings to default$$$");
    CHECK(cyton->receive("x3060110X") == "Success: Channel set for 3$$$");
    CHECK(cyton->receive("xQ060110X") == "Success: Channel set for 9$$$");
    CHECK(cyton->receive("x306X") == "Failure: too few chars$$$");
    CHECK(cyton->receive("x30601109").find("9th char not X$$$") != std::string::npos);
    CHECK(cyton->receive("z110Z") == "Success: Lead off set for 1$$$");
    CHECK(cyton->receive("~~") == "Success: Sample rate is 250Hz$$$");
    CHECK(cyton->receive("~5") == "Success: Sample rate is 500Hz$$$");
    CHECK(cyton->frameRate() == 500_Hz);
    CHECK(cyton->receive("C") == "no daisy to attach!8$$$");
    CHECK(cyton->receive("//") == "Success: default$$$");
    CHECK(cyton->receive("12345678!@#$%^&*").empty());
    CHECK(cyton->receive("v").ends_with("$$$"));
    CHECK(cyton->frameRate() == 250_Hz);
}

TEST_CASE("A settings command that never ends is given up after a second", "[emulation][cyton]")
{
    const auto cyton = firmware("cyton");
    CHECK(cyton->receive("x30").empty());
    CHECK(cyton->passTime(500_ms).empty());
    const std::string said = cyton->passTime(600_ms);
    CHECK(said.starts_with("Timeout processing multi byte message"));
    CHECK(said.ends_with("$$$"));
    CHECK(cyton->receive("~~") == "Success: Sample rate is 250Hz$$$");
}

TEST_CASE("A Cyton that streams obeys without a word", "[emulation][cyton]")
{
    const auto cyton = firmware("cyton");
    CHECK(cyton->receive("b").empty());
    CHECK(cyton->receive("d~~x1000110X2").empty());
    auto frame = cyton->frame(inputs(8, volts(24.0)));
    CHECK(frame.stored[0] == 1);                                              // gain 1 now
    CHECK(cyton->frame(std::vector<double>(8, volts(24.0))).stored[1] == 0);  // switched off
    CHECK(cyton->receive("s").empty());
    CHECK_FALSE(cyton->isStreaming());
}

TEST_CASE("Time stamps, raw bytes and markers change the last bytes of a packet",
          "[emulation][cyton]")
{
    const auto cyton = firmware("cyton");
    const std::vector<double> quiet(8, 0.0);
    CHECK(cyton->receive("<") == "Time stamp ON$$$");
    CHECK(cyton->passTime(1_s).empty());
    (void)cyton->receive("b");
    auto frame = cyton->frame(quiet);
    CHECK(frame.bytes[32] == 0xC3);
    CHECK(Bytes(frame.bytes.begin() + 28, frame.bytes.begin() + 32) == Bytes{0, 0, 0x03, 0xE8});
    frame = cyton->frame(quiet);
    CHECK(frame.bytes[32] == 0xC4);
    CHECK(frame.bytes[31] == 0xEC);  // four milliseconds later
    (void)cyton->receive("s");
    (void)cyton->receive(">/4b`A");
    frame = cyton->frame(quiet);
    CHECK(frame.bytes[32] == 0xC1);
    CHECK(frame.bytes[27] == 'A');
    CHECK(cyton->frame(quiet).bytes[27] == 0);
}

TEST_CASE("The test signal is a square of 1.875 mV", "[emulation][cyton]")
{
    const auto cyton = firmware("cyton");
    (void)cyton->receive("-b");
    const double counts = 1.875e-3 * 24.0 * 8388607.0 / 4.5;
    int high = 0;
    for (int i = 0; i < 256; ++i) {  // a period of 0.977 Hz
        const auto value = cyton->frame(inputs(8, 1.0)).stored[0];
        CHECK(std::abs(value) == Approx(counts).margin(0.5));
        high += value > 0 ? 1 : 0;
    }
    CHECK(high == 128);
}

TEST_CASE("With a Daisy odd packets hold inputs 1-8, even ones 9-16, each a mean of two samples",
          "[emulation][cyton]")
{
    const auto daisy = firmware("cyton_daisy");
    CHECK(daisy->receive("v").find("On Daisy ADS1299 Device ID: 0x3E\n") != std::string::npos);
    CHECK(daisy->receive("C") == "16$$$");
    (void)daisy->receive("b");
    std::vector<double> in(16, 0.0);
    in[0] = volts(100.0);
    in[8] = volts(1000.0);
    auto frame = daisy->frame(in);
    CHECK(frame.counter == 0);
    CHECK(frame.stored[0] == 500);  // with nothing before it
    in[0] = volts(200.0);
    in[8] = volts(3000.0);
    frame = daisy->frame(in);
    CHECK(frame.counter == 1);
    CHECK(frame.stored[0] == 150);
    in[8] = volts(5000.0);
    frame = daisy->frame(in);
    CHECK(frame.counter == 2);
    CHECK(frame.stored[0] == 4000);
    CHECK(frame.bytes.size() == 33);
}
