// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/emulation/converter.hpp"
#include "acquisition/emulation/emulators.hpp"

namespace facialis::acquisition {

namespace {

constexpr MidScaleConverter converter{.gain = 2848.0, .reference = Voltage(5.0), .bits = 10};

/// Olimex SHIELD-EKG-EMG, the vendor's sketch: knows no command and streams from reset.
/// Packet: A5 5A, version 2, number, six values (high byte first), switches.
class OlimexEmulator final : public DeviceEmulator {
public:
    std::string reset() override
    {
        number_ = 0;
        return {};
    }
    std::string receive(std::string_view) override { return {}; }
    [[nodiscard]] bool isStreaming() const override { return true; }
    [[nodiscard]] Frequency frameRate() const override { return Frequency(256.0); }
    [[nodiscard]] std::size_t inputs() const override { return 6; }

    [[nodiscard]] EmulatedFrame frame(std::span<const double> volts) override
    {
        EmulatedFrame result;
        result.counter = number_;
        result.bytes = {0xA5, 0x5A, 2, static_cast<std::uint8_t>(number_)};
        for (std::size_t k = 0; k < inputs(); ++k) {
            result.stored.push_back(converter(volts[k]));
            appendBigEndian16(result.bytes, result.stored.back());
        }
        result.bytes.push_back(0x01);
        number_ = (number_ + 1) % 256;
        return result;
    }

private:
    int number_ = 0;
};

}  // namespace

EmulatedKind olimexKind()
{
    return {.name = "olimex",
            .frontEnd =
                "six shields of gain 2848 (their potentiometer at its mark) around the "
                "middle of 5 V over 10 bits, without their low-pass filter",
            .mostValues = 6,
            .baud = 57600,
            .latency = 1_ms,
            .bootAfterOpening = 1_s,
            .make = []() -> std::unique_ptr<DeviceEmulator> {
                return std::make_unique<OlimexEmulator>();
            }};
}

}  // namespace facialis::acquisition
