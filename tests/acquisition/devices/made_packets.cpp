// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/acquisition/devices/made_packets.hpp"

#include <string>

namespace facialis::test {

namespace {

int within(int highest, std::mt19937& random)
{
    return static_cast<int>(random() % static_cast<unsigned>(highest + 1));
}

void appendCyton(MadeFrame& frame, int number, std::mt19937& random)
{
    frame.bytes.push_back(0xA0);
    frame.bytes.push_back(static_cast<std::uint8_t>(number));
    for (int k = 0; k < 8; ++k) {
        const int value = within(0xFFFFFF, random) - 0x800000;
        frame.values.push_back(value);
        for (const int shift : {16, 8, 0})
            frame.bytes.push_back(static_cast<std::uint8_t>(value >> shift));
    }
    for (int k = 0; k < 6; ++k)  // acceleration comes with every tenth packet
        frame.bytes.push_back(number % 10 == 0 ? static_cast<std::uint8_t>(within(255, random))
                                               : 0);
    frame.bytes.push_back(0xC0);
}

}  // namespace

MadeFrame cytonFrame(int number, std::mt19937& random)
{
    MadeFrame frame;
    appendCyton(frame, number % 256, random);
    return frame;
}

MadeFrame daisyFrame(int pair, std::mt19937& random)
{
    MadeFrame frame;
    appendCyton(frame, (2 * pair + 1) % 256, random);
    appendCyton(frame, (2 * pair + 2) % 256, random);
    return frame;
}

MadeFrame bitalinoFrame(int number, std::size_t channels, std::mt19937& random)
{
    // All bits of the frame, highest first: checksum and inputs stay 0 until the end.
    MadeFrame frame;
    std::vector<int> bits;
    const auto append = [&bits](int value, int count) {
        for (int k = count - 1; k >= 0; --k)
            bits.push_back(value >> k & 1);
    };
    append(number % 16, 4);
    append(0, 4);
    append(0, 4);
    for (std::size_t k = 0; k < channels; ++k) {
        const int width = k < 4 ? 10 : 6;
        const int value = within((1 << width) - 1, random);
        frame.values.push_back(value);
        append(value, width);
    }
    constexpr std::size_t lengths[] = {3, 4, 6, 7, 8, 8};
    const std::size_t length = lengths[channels - 1];
    bits.resize(8 * length);
    frame.bytes.resize(length);
    for (std::size_t k = 0; k < bits.size(); ++k)
        frame.bytes[length - 1 - k / 8] |= static_cast<std::uint8_t>(bits[k] << (7 - k % 8));
    // The checksum by long division with x^4 + x + 1 over the nibbles, four zeros at the end.
    int rest = 0;
    for (std::size_t k = 0; k < 2 * length; ++k) {
        const int nibble = k == 2 * length - 1 ? 0
                           : k % 2 == 0        ? frame.bytes[k / 2] >> 4
                                               : frame.bytes[k / 2] & 15;
        rest = rest << 4 | nibble;
        for (int bit = 7; bit >= 4; --bit)
            if ((rest >> bit & 1) != 0)
                rest ^= 0b10011 << (bit - 4);
    }
    frame.bytes[length - 1] |= static_cast<std::uint8_t>(rest);
    return frame;
}

MadeFrame olimexFrame(int number, std::mt19937& random)
{
    MadeFrame frame{{0xA5, 0x5A, 2, static_cast<std::uint8_t>(number)}, {}};
    for (int k = 0; k < 6; ++k) {
        const int value = within(1023, random);
        frame.values.push_back(value);
        frame.bytes.push_back(static_cast<std::uint8_t>(value >> 8));
        frame.bytes.push_back(static_cast<std::uint8_t>(value));
    }
    frame.bytes.push_back(1);
    return frame;
}

MadeFrame chordsFrame(int number, std::mt19937& random)
{
    MadeFrame frame{{0xC7, 0x7C, static_cast<std::uint8_t>(number)}, {}};
    for (int k = 0; k < 6; ++k) {
        const int value = within(1023, random);
        frame.values.push_back(value);
        frame.bytes.push_back(static_cast<std::uint8_t>(value >> 8));
        frame.bytes.push_back(static_cast<std::uint8_t>(value));
    }
    frame.bytes.push_back(1);
    return frame;
}

MadeFrame spikerBoxFrame(std::size_t channels, std::mt19937& random)
{
    MadeFrame frame;
    for (std::size_t k = 0; k < channels; ++k) {
        const int value = within(1023, random);
        frame.values.push_back(value);
        frame.bytes.push_back(static_cast<std::uint8_t>((k == 0 ? 0x80 : 0) | value >> 7));
        frame.bytes.push_back(static_cast<std::uint8_t>(value & 0x7F));
    }
    return frame;
}

MadeFrame textFrame(std::mt19937& random)
{
    MadeFrame frame;
    std::string line;
    for (int k = 0; k < 2; ++k) {
        const int value = within(1023, random);
        frame.values.push_back(value);
        line += (k > 0 ? "," : "") + std::to_string(value);
    }
    line += "\r\n";
    frame.bytes.assign(line.begin(), line.end());
    return frame;
}

const std::vector<NumberedDevice>& numberedDevices()
{
    static const std::vector<NumberedDevice> all{
        {"cyton", 256, 8, cytonFrame},
        {"cyton_daisy", 128, 16, daisyFrame},
        {"bitalino", 16, 4,
         [](int number, std::mt19937& random) { return bitalinoFrame(number, 4, random); }},
        {"olimex", 256, 6, olimexFrame},
        {"chords", 256, 6, chordsFrame},
    };
    return all;
}

}  // namespace facialis::test
