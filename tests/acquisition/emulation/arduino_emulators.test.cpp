// SPDX-License-Identifier: GPL-3.0-or-later
// SpikerBox, Chords, Olimex and plain text: sketches on an Arduino.
#include "tests/acquisition/emulation/firmware.hpp"

using namespace facialis;
using facialis::test::Bytes;
using facialis::test::firmware;

TEST_CASE("A SpikerBox frame starts with its only byte above 127", "[emulation][spikerbox]")
{
    const auto box = firmware("spikerbox");
    REQUIRE(box->isStreaming());
    CHECK(box->frameRate() == 10000_Hz);
    const double step = 5.0 / 1024.0 / 1000.0;
    const std::vector<double> in{0.0, step * 100, -step * 512, step * 511, 9.0, -9.0};
    CHECK(box->frame(in).bytes == Bytes{0x84, 0x00});  // 512
    CHECK(box->receive("conf s:10000;c:3;\n").empty());
    CHECK(box->frameRate().hertz() == Approx(10000.0 / 3.0));
    const auto frame = box->frame(in);
    CHECK(frame.stored == std::vector<std::int64_t>{512, 612, 0});
    CHECK(frame.bytes == Bytes{0x84, 0x00, 0x04, 0x64, 0x00, 0x00});
    CHECK_FALSE(frame.counter.has_value());
    CHECK(box->receive("b:;\n") == "\xFF\xFF\x01\x01\x80\xFFHWT:MUSCLESS;\xFF\xFF\x01\x01\x81\xFF");
    CHECK(box->receive("p:4;").empty());
    CHECK(box->receive("\n") ==
          "\xFF\xFF\x01\x01\x80\xFF"
          "EVNT:4;\xFF\xFF\x01\x01\x81\xFF");
}

TEST_CASE("Chords acts upon a command when a second went by without a byte", "[emulation][chords]")
{
    const auto board = firmware("chords");
    CHECK_FALSE(board->isStreaming());
    CHECK(board->receive("WHO").empty());
    CHECK(board->passTime(600_ms).empty());
    CHECK(board->receive("RU\n").empty());
    CHECK(board->passTime(600_ms).empty());
    CHECK(board->passTime(600_ms) == "UNO-R3\r\n");
    (void)board->receive("START\n");
    CHECK_FALSE(board->isStreaming());
    CHECK(board->passTime(1_s).empty());
    REQUIRE(board->isStreaming());
    const double step = 5.0 / 1024.0 / 2420.0;
    const std::vector<double> in{0.0, step, -step, 1.0, -1.0, 255 * step};
    CHECK(board->frame(in).bytes ==
          Bytes{0xC7, 0x7C, 0, 2, 0, 2, 1, 1, 0xFF, 3, 0xFF, 0, 0, 2, 0xFF, 0x01});
    CHECK(board->frame(in).bytes[2] == 1);
    (void)board->receive("STATUS\n");
    CHECK_FALSE(board->isStreaming());  // the sampling timer stands still meanwhile
    CHECK(board->passTime(1_s) == "START\r\n");
    (void)board->receive("STOP\n");
    (void)board->passTime(1_s);
    CHECK_FALSE(board->isStreaming());
}

TEST_CASE("An Olimex packet is 17 bytes and comes unasked", "[emulation][olimex]")
{
    const auto shield = firmware("olimex");
    REQUIRE(shield->isStreaming());
    CHECK(shield->frameRate() == 256_Hz);
    const double step = 5.0 / 1024.0 / 2848.0;
    const std::vector<double> in{0.0, step, -step, 1.0, -1.0, 0.0};
    CHECK(shield->frame(in).bytes ==
          Bytes{0xA5, 0x5A, 2, 0, 2, 0, 2, 1, 1, 0xFF, 3, 0xFF, 0, 0, 2, 0, 1});
    CHECK(shield->frame(in).counter == 1);
}

TEST_CASE("Plain text is numbers with commas, a line a frame", "[emulation][text]")
{
    const auto board = firmware("text");
    const double step = 5.0 / 1024.0 / 200.0;
    const auto frame = board->frame({{step * 3, -step * 512}});
    CHECK(std::string(frame.bytes.begin(), frame.bytes.end()) == "515,0\r\n");
}
