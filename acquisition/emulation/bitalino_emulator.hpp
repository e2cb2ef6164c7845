// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "acquisition/emulation/device_emulator.hpp"

namespace facialis::acquisition {

/// The check sum of a BITalino frame whose last four bits are still zero: polynomial x^4 + x + 1,
/// high half of each byte first.
[[nodiscard]] std::uint8_t bitalinoChecksum(std::span<const std::uint8_t> frame);

/// BITalino (r)evolution (PLUX, "BITalino (r)evolution firmware"): one-byte commands. The frame is
/// packed from its end: number and check sum, digital lines and the upper bits of the first
/// channel, and so on; the first four channels of a frame have 10 bits, the last two 6.
class BitalinoEmulator final : public DeviceEmulator {
public:
    std::string reset() override;
    std::string receive(std::string_view fromHost) override;
    [[nodiscard]] bool isStreaming() const override { return !channels_.empty(); }
    [[nodiscard]] Frequency frameRate() const override { return rate_; }
    [[nodiscard]] std::size_t inputs() const override { return 6; }
    [[nodiscard]] EmulatedFrame frame(std::span<const double> volts) override;

private:
    [[nodiscard]] std::string command(std::uint8_t byte);
    [[nodiscard]] std::string state() const;
    [[nodiscard]] std::uint8_t digitalLines() const;

    Frequency rate_{1000.0};
    std::vector<std::size_t> channels_;  ///< those that are streamed; empty: idle
    bool isSimulated_ = false;
    bool expectsPulseWidth_ = false;
    std::uint8_t batteryThreshold_ = 0;
    bool output1_ = false, output2_ = false;
    int number_ = 0;
    std::int64_t framesSent_ = 0;
    std::vector<double> last_ = std::vector<double>(6, 0.0);
};

}  // namespace facialis::acquisition
