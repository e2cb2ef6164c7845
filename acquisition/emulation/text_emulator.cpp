// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "acquisition/emulation/converter.hpp"
#include "acquisition/emulation/emulators.hpp"

namespace facialis::acquisition {

namespace {

constexpr MidScaleConverter converter{.gain = 200.0, .reference = Voltage(5.0), .bits = 10};

/// An Arduino that prints analogRead() of two inputs, `512,498` a line, and knows no command.
class TextEmulator final : public DeviceEmulator {
public:
    std::string reset() override { return {}; }
    std::string receive(std::string_view) override { return {}; }
    [[nodiscard]] bool isStreaming() const override { return true; }
    [[nodiscard]] Frequency frameRate() const override { return Frequency(500.0); }
    [[nodiscard]] std::size_t inputs() const override { return 2; }

    [[nodiscard]] EmulatedFrame frame(std::span<const double> volts) override
    {
        EmulatedFrame result;
        result.stored = {converter(volts[0]), converter(volts[1])};
        const std::string line = fmt::format("{},{}\r\n", result.stored[0], result.stored[1]);
        result.bytes.assign(line.begin(), line.end());
        return result;
    }
};

}  // namespace

EmulatedKind textKind()
{
    return {.name = "text",
            .frontEnd =
                "two raw MyoWare outputs of gain 200 around the middle of 5 V over 10 bits, "
                "at 500 Hz",
            .mostValues = 2,
            .baud = 115200,
            .latency = 1_ms,
            .bootAfterOpening = 1_s,
            .make = []() -> std::unique_ptr<DeviceEmulator> {
                return std::make_unique<TextEmulator>();
            }};
}

}  // namespace facialis::acquisition
