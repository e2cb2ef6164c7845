// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <stop_token>
#include <vector>

#include "acquisition/devices/connect_device.hpp"
#include "acquisition/devices/serial_port.hpp"

namespace facialis::acquisition {

/// The impedance of one electrode, its lead and the skin.
struct ElectrodeImpedance {
    std::size_t channel = 0;     ///< of the board, from 0
    bool isPositive = false;     ///< at the P pin of the channel; false: at the N pin
    std::optional<double> ohms;  ///< empty: the electrode is off
};

/// From what a channel shows while 6 nA of 31.25 Hz (the converter's data rate / 8, which OpenBCI
/// rounds to 31.5 Hz) flow through an electrode: amplitude / 6 nA less the board's own 2.2
/// kilo-ohms; the amplitude at that frequency in a Hann window. Source: OpenBCI documentation,
/// "Cyton Board SDK", lead-off commands; Texas Instruments, ADS1299 data sheet, lead-off detection.
/// @param volts  at least a second @return ohms, at least 0
[[nodiscard]] double impedanceFrom(std::span<const double> volts, Frequency rate);

/// Measures all electrodes of a Cyton, with or without the Daisy, about three seconds a pin: those
/// at the N pins, and where the address says `bipolar=1` those at the P pins, too. In the usual
/// mode the P pins share the reference, whose impedance this cannot tell.
/// The patient should be at rest. Off: at the limit of the converter, or 5 mega-ohms and more.
/// @errors another kind of device; as connectDevice; the board refuses the current or loses packets
[[nodiscard]] Result<std::vector<ElectrodeImpedance>> measureImpedance(
    const SourceAddress& address, const OpenLine& open = openSerialPort,
    const std::stop_token& stop = {});

}  // namespace facialis::acquisition
