// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/emulation/bitalino_emulator.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "acquisition/emulation/converter.hpp"
#include "acquisition/emulation/emulators.hpp"

namespace facialis::acquisition {

namespace {

constexpr MidScaleConverter converter{.gain = 1009.0, .reference = Voltage(3.3), .bits = 10};
constexpr std::array<double, 4> rates{1.0, 10.0, 100.0, 1000.0};
constexpr std::size_t fineChannels = 4;  // with 10 bits

/// A step of the remainder by x^4 = x + 1 for all four bits at once.
std::uint8_t shifted(std::uint8_t remainder)
{
    for (int bit = 0; bit < 4; ++bit)
        remainder = static_cast<std::uint8_t>(
            (remainder & 8U) != 0U ? ((remainder << 1U) ^ 3U) & 15U : remainder << 1U);
    return remainder;
}

std::size_t frameLength(std::size_t channels)
{
    return channels + 2 + (channels >= 3 && channels <= 5 ? 1 : 0);
}

/// Writes bits from the end of the frame towards its beginning.
class BackwardBits {
public:
    explicit BackwardBits(std::vector<std::uint8_t>& bytes) : bytes_(bytes) {}

    /// The upper `bits` of what is left of the byte that is being filled.
    void put(std::int64_t value, int bits)
    {
        while (bits > 0) {
            const int taken = std::min(bits, room_);
            const std::int64_t part = (value >> (bits - taken)) & ((std::int64_t{1} << taken) - 1);
            bytes_[place_] |= static_cast<std::uint8_t>(part << (room_ - taken));
            bits -= taken;
            room_ -= taken;
            if (room_ == 0 && place_ > 0) {
                --place_;
                room_ = 8;
            }
        }
    }

private:
    std::vector<std::uint8_t>& bytes_;
    std::size_t place_ = bytes_.size() - 2;
    int room_ = 8;
};

}  // namespace

std::uint8_t bitalinoChecksum(std::span<const std::uint8_t> frame)
{
    std::uint8_t remainder = 0;
    for (const std::uint8_t byte : frame) {
        remainder = shifted(remainder) ^ static_cast<std::uint8_t>(byte >> 4U);
        remainder = shifted(remainder) ^ static_cast<std::uint8_t>(byte & 15U);
    }
    return remainder;
}

std::string BitalinoEmulator::reset()
{
    rate_ = Frequency(1000.0);
    channels_.clear();
    isSimulated_ = expectsPulseWidth_ = output1_ = output2_ = false;
    batteryThreshold_ = 0;
    number_ = 0;
    return {};
}

std::string BitalinoEmulator::receive(std::string_view fromHost)
{
    std::string answer;
    for (const char byte : fromHost)
        answer += command(static_cast<std::uint8_t>(byte));
    return answer;
}

std::string BitalinoEmulator::command(std::uint8_t byte)
{
    if (expectsPulseWidth_) {
        expectsPulseWidth_ = false;
        return {};
    }
    if ((byte & 0xF3U) == 0xB3U) {
        output1_ = (byte & 4U) != 0U;
        output2_ = (byte & 8U) != 0U;
        return {};
    }
    if (byte == 0xA3U) {
        expectsPulseWidth_ = true;
        return {};
    }
    if (isStreaming()) {
        if (byte == 0)
            channels_.clear();
        return {};
    }
    if ((byte & 0x3FU) == 3U) {
        rate_ = Frequency(rates[byte >> 6U]);
        return {};
    }
    if (byte == 0x07U)
        return "BITalino_v5.2\n";
    if (byte == 0x0BU)
        return state();
    const unsigned kind = byte & 3U;
    if (kind == 1U || kind == 2U) {
        for (std::size_t k = 0; k < inputs(); ++k)
            if (((byte >> (2U + k)) & 1U) != 0U)
                channels_.push_back(k);
        isSimulated_ = kind == 2U;
        number_ = 0;
        framesSent_ = 0;
    } else if (kind == 0U && byte != 0) {
        batteryThreshold_ = static_cast<std::uint8_t>(byte >> 2U);
    }
    return {};
}

std::uint8_t BitalinoEmulator::digitalLines() const
{
    // I1 I2 O1 O2; the inputs follow the outputs, as with the button and the lamp wired together.
    const unsigned outputs = (output1_ ? 2U : 0U) | (output2_ ? 1U : 0U);
    return static_cast<std::uint8_t>((outputs << 2U) | outputs);
}

std::string BitalinoEmulator::state() const
{
    std::vector<std::uint8_t> bytes;
    const auto append = [&](std::int64_t value) {
        bytes.push_back(static_cast<std::uint8_t>(value & 0xFF));
        bytes.push_back(static_cast<std::uint8_t>(value >> 8));
    };
    for (const double volts : last_)
        append(converter(volts));
    append(900);  // a battery that is nearly full
    bytes.push_back(batteryThreshold_);
    bytes.push_back(static_cast<std::uint8_t>(digitalLines() << 4U));
    bytes.back() |= bitalinoChecksum(bytes);
    return {bytes.begin(), bytes.end()};
}

EmulatedFrame BitalinoEmulator::frame(std::span<const double> volts)
{
    last_.assign(volts.begin(), volts.end());
    EmulatedFrame result;
    result.counter = number_;
    result.bytes.assign(frameLength(channels_.size()), 0);
    BackwardBits bits(result.bytes);
    bits.put(digitalLines(), 4);
    for (std::size_t slot = 0; slot < channels_.size(); ++slot) {
        double input = volts[channels_[slot]];
        if (isSimulated_)  // the device's own wave: half the range, a period in a hundred frames
            input =
                0.8e-3 *
                std::sin(2.0 * std::numbers::pi * 0.01 *
                         static_cast<double>(framesSent_ + 10 * static_cast<std::int64_t>(slot)));
        const std::int64_t fine = converter(input);
        const bool isFine = slot < fineChannels;
        result.stored.push_back(isFine ? fine : fine >> 4);
        bits.put(result.stored.back(), isFine ? 10 : 6);
    }
    result.bytes.back() = static_cast<std::uint8_t>(number_ << 4);
    result.bytes.back() |= bitalinoChecksum(result.bytes);
    number_ = (number_ + 1) % 16;
    ++framesSent_;
    return result;
}

EmulatedKind bitalinoKind()
{
    return {.name = "bitalino",
            .frontEnd =
                "six EMG sensors of gain 1009 before 3.3 V over 10 bits, the fifth and sixth "
                "streamed channel over 6",
            .mostValues = 6,
            .baud = 115200,
            .latency = 1_ms,
            .make = []() -> std::unique_ptr<DeviceEmulator> {
                return std::make_unique<BitalinoEmulator>();
            }};
}

}  // namespace facialis::acquisition
