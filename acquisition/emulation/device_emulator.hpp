// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "data/model/units.hpp"

namespace facialis::acquisition {

/// What leaves a device for one sample of its inputs.
struct EmulatedFrame {
    std::vector<std::uint8_t> bytes;
    std::optional<std::int64_t> counter;  ///< as the frame carries it; empty: it carries none
    std::vector<std::int64_t> stored;     ///< the integers in it, in the order of the frame
};

/// The firmware of a device: bytes from the host in, bytes to the host out, no time of its own and
/// no transport. The same calls give the same bytes.
class DeviceEmulator {
public:
    virtual ~DeviceEmulator() = default;
    DeviceEmulator(const DeviceEmulator&) = delete;
    DeviceEmulator& operator=(const DeviceEmulator&) = delete;

    /// Power on, or a reset by the host. @return what the device says by itself
    virtual std::string reset() = 0;
    /// Bytes from the host, in pieces of any size. @return what the device answers
    virtual std::string receive(std::string_view fromHost) = 0;
    /// Time goes by. @return what the device says on its own account (a command that never ended)
    virtual std::string passTime(Duration elapsed)
    {
        (void)elapsed;
        return {};
    }

    /// What lies between skin and inputs, where the device can measure it: ohms by input, infinite:
    /// the electrode is off.
    virtual void setElectrodes(std::span<const double> ohms) { (void)ohms; }

    [[nodiscard]] virtual bool isStreaming() const = 0;
    /// Frames a second, as set now.
    [[nodiscard]] virtual Frequency frameRate() const = 0;
    /// Electrode pairs it samples with each frame.
    [[nodiscard]] virtual std::size_t inputs() const = 0;
    /// The next frame. @param volts  at the inputs, inputs() of them
    [[nodiscard]] virtual EmulatedFrame frame(std::span<const double> volts) = 0;

protected:
    DeviceEmulator() = default;
};

}  // namespace facialis::acquisition
