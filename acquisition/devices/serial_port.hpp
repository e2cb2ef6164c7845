// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "acquisition/devices/byte_stream.hpp"

namespace facialis::acquisition {

/// Opens a serial port, a pseudo-terminal or a link to one: raw, 8N1, for us alone, at any baud
/// rate. Settings are restored when it is closed.
/// @errors one line that says what to do: the port is not there (those that are get named), busy,
/// forbidden (the group that owns it), no serial port, or a rate its driver refuses
[[nodiscard]] Result<std::unique_ptr<ByteStream>> openSerialPort(const std::string& path, int baud);

/// What to do when a device node may not be opened: names the group that owns it.
[[nodiscard]] std::string permissionAdvice(const std::string& path);

}  // namespace facialis::acquisition
