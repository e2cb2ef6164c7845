// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/devices/serial_ports.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <string_view>

namespace facialis::acquisition {

namespace {

namespace fs = std::filesystem;

/// Which devices use a USB chip. One chip serves many devices, so this is never more than a guess.
struct KnownPlug {
    std::string_view vendor, product;  ///< an empty product: all of the vendor's
    std::array<std::string_view, 5> kinds;
};

constexpr std::array plugs{
    KnownPlug{"0403", "6015", {"cyton", "cyton_daisy", "spikerbox"}},     // FTDI FT231X
    KnownPlug{"0403", "6001", {"bitalino", "olimex", "chords", "text"}},  // FTDI FT232R
    KnownPlug{"2e73", "", {"spikerbox"}},                                 // Backyard Brains
    KnownPlug{"2341", "", {"chords", "olimex", "spikerbox", "text"}},     // Arduino
    KnownPlug{"2a03", "", {"chords", "olimex", "spikerbox", "text"}},     // Arduino
    KnownPlug{"15ba", "", {"olimex", "text"}},                            // Olimex
    KnownPlug{"1a86", "", {"chords", "olimex", "text"}},                  // WCH, on clones
    KnownPlug{"2e8a", "", {"chords", "text"}},                            // Raspberry Pi Pico
    KnownPlug{"303a", "", {"chords", "text"}},                            // Espressif
    KnownPlug{"10c4", "", {"chords", "text"}},                            // Silicon Labs
    KnownPlug{"0483", "5740", {"chords", "text"}},                        // ST
};

std::string firstLine(const fs::path& path)
{
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r'))
        line.pop_back();
    return line;
}

/// The folder of the USB device a port belongs to; empty: none.
fs::path usbFolder(const fs::path& port)
{
    std::error_code problem;
    fs::path folder = fs::canonical(port / "device", problem);
    if (problem)
        return {};
    for (; folder.has_relative_path(); folder = folder.parent_path())
        if (fs::exists(folder / "idVendor", problem))
            return folder;
    return {};
}

/// false for the sockets the kernel keeps ready without a chip behind them, consoles and the like.
bool isReal(const fs::path& port)
{
    std::error_code problem;
    if (port.filename().string().starts_with("rfcomm"))
        return true;
    if (!fs::exists(port / "device", problem))
        return false;
    return firstLine(port / "type") != "0";  // PORT_UNKNOWN: nothing was found at the address
}

std::vector<std::string> guesses(const SerialPortInfo& port)
{
    if (port.path.find("rfcomm") != std::string::npos)
        return {"bitalino"};
    for (const KnownPlug& plug : plugs) {
        if (plug.vendor != port.vendorId ||
            (!plug.product.empty() && plug.product != port.productId))
            continue;
        std::vector<std::string> kinds;
        for (const std::string_view kind : plug.kinds)
            if (!kind.empty())
                kinds.emplace_back(kind);
        return kinds;
    }
    return {};
}

/// Name of the node -> stable link.
std::map<std::string, std::string> stableLinks(const fs::path& byId)
{
    std::map<std::string, std::string> links;
    std::error_code problem;
    for (const auto& entry : fs::directory_iterator(byId, problem)) {
        const fs::path target = fs::read_symlink(entry.path(), problem);
        if (!problem)
            links[target.filename().string()] = entry.path().string();
    }
    return links;
}

}  // namespace

std::vector<SerialPortInfo> listSerialPorts(const PortFolders& folders)
{
    const auto links = stableLinks(folders.byId);
    std::vector<SerialPortInfo> ports;
    std::error_code problem;
    for (const auto& entry : fs::directory_iterator(folders.tty, problem)) {
        if (!isReal(entry.path()))
            continue;
        const std::string name = entry.path().filename().string();
        SerialPortInfo port{.path = (folders.devices / name).string()};
        if (const auto link = links.find(name); link != links.end())
            port.stablePath = link->second;
        if (const fs::path usb = usbFolder(entry.path()); !usb.empty()) {
            port.vendorId = firstLine(usb / "idVendor");
            port.productId = firstLine(usb / "idProduct");
            port.manufacturer = firstLine(usb / "manufacturer");
            port.product = firstLine(usb / "product");
            port.serial = firstLine(usb / "serial");
        }
        port.maybe = guesses(port);
        ports.push_back(std::move(port));
    }
    std::ranges::sort(ports, {}, &SerialPortInfo::path);
    return ports;
}

}  // namespace facialis::acquisition
