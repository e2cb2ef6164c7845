// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

#include "acquisition/devices/device_kind.hpp"

namespace facialis::acquisition {

/// Opens the line to a device: a serial port, or what a test puts in its place.
using OpenLine =
    std::function<Result<std::unique_ptr<ByteStream>>(const std::string& path, int baud)>;

/// A device that streams.
struct ConnectedDevice {
    std::unique_ptr<ByteStream> line;
    DevicePlan plan;
    std::vector<StampedBytes> first;  ///< what came while it was made sure that it streams
};

/// Opens the line at each rate the device may have, starts the device, and makes sure that what
/// comes are its frames.
/// @errors the port cannot be opened; no answer; another protocol (what was seen is said);
/// unplugged meanwhile
[[nodiscard]] Result<ConnectedDevice> connectDevice(const DeviceKind& kind,
                                                    const SourceAddress& address,
                                                    const OpenLine& open,
                                                    const std::stop_token& stop);

}  // namespace facialis::acquisition
