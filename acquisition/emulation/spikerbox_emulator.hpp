// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "acquisition/emulation/device_emulator.hpp"

namespace facialis::acquisition {

/// Backyard Brains Muscle SpikerBox on an Arduino UNO: streams from reset, 10 kHz shared by its
/// channels (1 to 6), two bytes a sample of which only the frame's first has its top bit set.
/// Commands are lines of `key:value;`: `b:;` asks for the board, `conf s:10000;c:N;` sets the
/// channels. Answers stand between frames, as FF FF 01 01 80 FF, text, FF FF 01 01 81 FF.
/// `p:N;` is answered by the event `EVNT:N;`, so that event marks can be tried.
class SpikerboxEmulator final : public DeviceEmulator {
public:
    std::string reset() override;
    std::string receive(std::string_view fromHost) override;
    [[nodiscard]] bool isStreaming() const override { return true; }
    [[nodiscard]] Frequency frameRate() const override;
    [[nodiscard]] std::size_t inputs() const override { return 6; }
    [[nodiscard]] EmulatedFrame frame(std::span<const double> volts) override;

private:
    [[nodiscard]] std::string obey(std::string_view order);

    std::size_t channels_ = 1;
    std::string line_;
};

}  // namespace facialis::acquisition
