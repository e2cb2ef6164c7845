// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/emulation/sessantaquattro_emulator.hpp"

#include <algorithm>
#include <cmath>

#include "acquisition/network/sessantaquattro_protocol.hpp"

namespace facialis::acquisition {

namespace {

constexpr int extraChannels = 4, rampMode = 7;
constexpr std::size_t mostSignals = 64;

class SessantaquattroEmulator final : public DeviceEmulator {
public:
    std::string reset() override
    {
        settings_ = {.isRunning = false, .extraChannels = extraChannels};
        command_.clear();
        number_ = 0;
        return {};
    }

    std::string receive(std::string_view fromHost) override
    {
        for (const char byte : fromHost) {
            command_ += byte;
            if (command_.size() < 2)
                continue;
            const auto word =
                static_cast<std::uint16_t>((static_cast<unsigned char>(command_[0]) << 8) |
                                           static_cast<unsigned char>(command_[1]));
            command_.clear();
            constexpr unsigned asksForSettings = 0x8000U;
            if ((word & asksForSettings) == 0U)
                settings_ = SessantaquattroSettings::from(word, extraChannels);
        }
        return {};
    }

    [[nodiscard]] bool isStreaming() const override { return settings_.isRunning; }
    [[nodiscard]] Frequency frameRate() const override { return settings_.rate(); }
    [[nodiscard]] std::size_t inputs() const override { return mostSignals; }

    [[nodiscard]] EmulatedFrame frame(std::span<const double> volts) override
    {
        const std::int64_t end = settings_.is24Bit ? 8388607 : 32767;
        EmulatedFrame result;
        for (std::size_t k = 0; k < settings_.channels(); ++k) {
            std::int64_t value = (number_ + static_cast<std::int64_t>(k)) % 32768;
            if (settings_.mode != rampMode && k < settings_.signals()) {
                const double steps = volts[k] / settings_.step().volts();
                value = std::llround(
                    std::clamp(steps, -static_cast<double>(end) - 1.0, static_cast<double>(end)));
            }
            result.stored.push_back(value);
            for (std::size_t byte = settings_.bytesPerValue(); byte-- > 0;)
                result.bytes.push_back(static_cast<std::uint8_t>((value >> (8 * byte)) & 0xFF));
        }
        ++number_;
        return result;
    }

private:
    SessantaquattroSettings settings_{.isRunning = false, .extraChannels = extraChannels};
    std::string command_;
    std::int64_t number_ = 0;
};

}  // namespace

const EmulatedKind& sessantaquattroKind()
{
    static const EmulatedKind kind{
        .name = "sessantaquattro",
        .frontEnd =
            "64 inputs, of which fourteen carry bipolar leads and the others are shorted, "
            "with the steps the vendor states for each gain",
        .mostValues = 68,
        .baud = 0,
        .latency = Duration(1.0 / 16.0),
        .bootAfterOpening = Duration(),
        .make = []() -> std::unique_ptr<DeviceEmulator> {
            return std::make_unique<SessantaquattroEmulator>();
        }};
    return kind;
}

}  // namespace facialis::acquisition
