// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <random>
#include <string_view>
#include <vector>

namespace facialis::test {

using Packet = std::vector<std::uint8_t>;

/// A frame as a device sends it, and the numbers it holds. For a device that sends a frame in two
/// packets both are in it.
struct MadeFrame {
    Packet bytes;
    std::vector<double> values;
};

/// What a device would send: packets written down from the description of its format, not by the
/// code under test. The numbers of frames begin with `first`.
[[nodiscard]] MadeFrame cytonFrame(int number, std::mt19937& random);
[[nodiscard]] MadeFrame daisyFrame(int pair, std::mt19937& random);
[[nodiscard]] MadeFrame bitalinoFrame(int number, std::size_t channels, std::mt19937& random);
[[nodiscard]] MadeFrame olimexFrame(int number, std::mt19937& random);
[[nodiscard]] MadeFrame chordsFrame(int number, std::mt19937& random);
[[nodiscard]] MadeFrame spikerBoxFrame(std::size_t channels, std::mt19937& random);
[[nodiscard]] MadeFrame textFrame(std::mt19937& random);

/// A device whose frames are numbered, for tests that hold for all of them.
struct NumberedDevice {
    std::string_view scheme;
    int modulus;
    std::size_t channels;
    MadeFrame (*make)(int number, std::mt19937& random);
};
[[nodiscard]] const std::vector<NumberedDevice>& numberedDevices();

}  // namespace facialis::test
