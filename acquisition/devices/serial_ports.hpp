// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace facialis::acquisition {

/// A serial port of this machine, and what its plug says of itself.
struct SerialPortInfo {
    std::string path;  ///< "/dev/ttyUSB0"
    std::string
        stablePath;  ///< "/dev/serial/by-id/usb-...", the same after replugging; may be empty
    std::string vendorId, productId;            ///< four hexadecimal digits; empty: not USB
    std::string manufacturer, product, serial;  ///< as the plug states them; may be empty
    std::vector<std::string> maybe;  ///< kinds of device it may be ("cyton"), likely first
};

/// Where Linux tells of its ports; tests give folders of their own.
struct PortFolders {
    std::filesystem::path devices = "/dev";
    std::filesystem::path byId = "/dev/serial/by-id";
    std::filesystem::path tty = "/sys/class/tty";
};

/// The serial ports with hardware behind them, sorted by path.
[[nodiscard]] std::vector<SerialPortInfo> listSerialPorts(const PortFolders& folders = {});

}  // namespace facialis::acquisition
