// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "acquisition/emulation/device_emulator.hpp"

namespace facialis::acquisition {

/// Upside Down Labs Chords firmware on an Arduino UNO R3: 6 channels of 10 bits at 250 Hz.
/// `WHORU`, `START`, `STOP`, `STATUS`. Any byte from the host stops the sampling timer, and a
/// command is acted upon when no byte came for a second. Packet: C7 7C, number, six values (high
/// byte first), 01.
class ChordsEmulator final : public DeviceEmulator {
public:
    std::string reset() override;
    std::string receive(std::string_view fromHost) override;
    std::string passTime(Duration elapsed) override;
    [[nodiscard]] bool isStreaming() const override { return isRunning_ && command_.empty(); }
    [[nodiscard]] Frequency frameRate() const override { return Frequency(250.0); }
    [[nodiscard]] std::size_t inputs() const override { return 6; }
    [[nodiscard]] EmulatedFrame frame(std::span<const double> volts) override;

private:
    bool isRunning_ = false;
    std::string command_;
    Duration sinceByte_;
    int number_ = 0;
};

}  // namespace facialis::acquisition
