// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/emulation/bitalino_emulator.hpp"

#include <array>

#include "tests/acquisition/emulation/firmware.hpp"

using namespace facialis;
using namespace facialis::acquisition;
using facialis::test::Bytes;
using facialis::test::firmware;

namespace {

/// Volts that the converter turns into a count.
double volts(int count)
{
    return (count / 1024.0 - 0.5) * 3.3 / 1009.0;
}

std::string byte(int value)
{
    return {static_cast<char>(value)};
}

}  // namespace

TEST_CASE("The check sum is that of PLUX's table", "[emulation][bitalino]")
{
    constexpr std::array<std::uint8_t, 16> table{0,  3, 6,  5,  12, 15, 10, 9,
                                                 11, 8, 13, 14, 7,  4,  1,  2};
    for (std::uint8_t nibble = 0; nibble < 16; ++nibble) {
        // Upper half of the only byte, then one step with a zero.
        const std::array<std::uint8_t, 1> frame{static_cast<std::uint8_t>(nibble << 4U)};
        CHECK(bitalinoChecksum(frame) == table[nibble]);
    }
}

TEST_CASE("BITalino frames are packed from their end", "[emulation][bitalino]")
{
    const auto device = firmware("bitalino");
    CHECK(device->receive(byte(0x07)).starts_with("BITalino_v"));
    CHECK(device->receive(byte(0xC3) + byte((0x3F << 2) | 1)).empty());
    CHECK(device->frameRate() == 1000_Hz);
    // 0x2A5 = 10 1010 0101, 0x15A = 01 0101 1010, 0x3FF, 0x001, 0x3F0 (63 of 6 bits), 0x010 (1).
    const std::vector<double> in{volts(0x2A5), volts(0x15A), volts(0x3FF),
                                 volts(0x001), volts(0x3F0), volts(0x010)};
    auto frame = device->frame(in);
    REQUIRE(frame.bytes.size() == 8);
    CHECK(frame.stored == std::vector<std::int64_t>{0x2A5, 0x15A, 0x3FF, 1, 63, 1});
    CHECK(frame.bytes[6] == 0x0A);  // no digital line is on; 1010
    CHECK(frame.bytes[5] == 0x95);  // 100101 01
    CHECK(frame.bytes[4] == 0x5A);
    CHECK(frame.bytes[3] == 0xFF);
    CHECK(frame.bytes[2] == 0xC0);  // 11 000000
    CHECK(frame.bytes[1] == 0x1F);  // 0001 1111
    CHECK(frame.bytes[0] == 0xC1);  // 11 000001
    Bytes cleared = frame.bytes;
    cleared[7] &= 0xF0U;
    CHECK((frame.bytes[7] & 0x0F) == bitalinoChecksum(cleared));
    CHECK(frame.bytes[7] >> 4U == 0);
    for (int i = 1; i <= 16; ++i)
        frame = device->frame(in);
    CHECK(frame.counter == 0);
    CHECK(device->frame(in).bytes[7] >> 4U == 1);
}

TEST_CASE("A BITalino frame is as long as its channels need", "[emulation][bitalino]")
{
    const std::array<std::size_t, 7> lengths{0, 3, 4, 6, 7, 8, 8};
    for (int count = 1; count <= 6; ++count) {
        const auto device = firmware("bitalino");
        (void)device->receive(byte((((1 << count) - 1) << 2) | 1));
        CHECK(device->frame(std::vector<double>(6, 0.0)).bytes.size() ==
              lengths[static_cast<std::size_t>(count)]);
    }
    const auto device = firmware("bitalino");
    (void)device->receive(byte((0x20 << 2) | 1));  // the sixth alone, with all its bits
    CHECK(device->frame({{0, 0, 0, 0, 0, volts(0x155)}}).stored ==
          std::vector<std::int64_t>{0x155});
}

TEST_CASE("BITalino obeys only stop and trigger while it streams", "[emulation][bitalino]")
{
    const auto device = firmware("bitalino");
    (void)device->receive(byte(0x43));
    CHECK(device->frameRate() == 10_Hz);
    (void)device->receive(byte((1 << 2) | 1) + byte(0x03));
    CHECK(device->frameRate() == 10_Hz);
    CHECK(device->receive(byte(0x07)).empty());
    (void)device->receive(byte(0xB3 | 4));
    CHECK((device->frame(std::vector<double>(6, 0.0)).bytes[1] & 0xF0U) == 0xA0U);
    (void)device->receive(byte(0));
    CHECK_FALSE(device->isStreaming());
    CHECK(device->receive(byte(0x0B)).size() == 16);
}
