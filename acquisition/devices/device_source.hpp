// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "acquisition/devices/connect_device.hpp"
#include "acquisition/devices/serial_port.hpp"
#include "acquisition/source.hpp"

namespace facialis::acquisition {

/// A device as a source: frames at their numbers, lost ones as NaN with a gap that says how they
/// were noticed. A device that goes away or falls silent is waited for and started again.
/// Beside those of its kind every address knows `baud=` and `labels=`.
/// @errors parameters that cannot be, and those of connectDevice
[[nodiscard]] Result<std::unique_ptr<Source>> openDevice(const DeviceKind& kind,
                                                         const SourceAddress& address,
                                                         OpenLine open = openSerialPort);

}  // namespace facialis::acquisition
