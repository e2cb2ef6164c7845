// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/devices/serial_ports.hpp"

#include <catch2/catch.hpp>

#include "tests/support/test_data.hpp"

using namespace facialis;
using namespace facialis::acquisition;
using namespace facialis::test;

namespace fs = std::filesystem;

TEST_CASE("Ports with hardware are listed with what their plugs say", "[devices]")
{
    const TemporaryFolder folder;
    const fs::path root = folder.path();
    const fs::path usb = root / "sys/devices/usb1/1-1", tty = root / "sys/class/tty";
    const fs::path interface = usb / "1-1:1.0/ttyUSB0";
    fs::create_directories(interface / "tty/ttyUSB0");
    writeContent(usb / "idVendor", "0403\n");
    writeContent(usb / "idProduct", "6015\n");
    writeContent(usb / "manufacturer", "FTDI\n");
    writeContent(usb / "product", "FT231X USB UART \n");
    writeContent(usb / "serial", "DM01N7AE\n");
    for (const char* name : {"ttyUSB0", "ttyS0", "ttyS1", "console", "rfcomm0"})
        fs::create_directories(tty / name);
    fs::create_directory_symlink(interface, tty / "ttyUSB0/device");
    const fs::path board = root / "sys/devices/serial8250";
    fs::create_directories(board);
    for (const char* name : {"ttyS0", "ttyS1"})
        fs::create_directory_symlink(board, tty / name / "device");
    writeContent(tty / "ttyS0/type", "4\n");
    writeContent(tty / "ttyS1/type", "0\n");  // kept ready, with nothing behind it
    fs::create_directories(root / "dev/serial/by-id");
    fs::create_symlink("../../ttyUSB0", root / "dev/serial/by-id/usb-FTDI_FT231X_DM01N7AE-if00");

    const auto ports =
        listSerialPorts({.devices = root / "dev", .byId = root / "dev/serial/by-id", .tty = tty});
    REQUIRE(ports.size() == 3);
    CHECK(ports[0].path == (root / "dev/rfcomm0").string());
    CHECK(ports[0].maybe == std::vector<std::string>{"bitalino"});
    CHECK(ports[1].path == (root / "dev/ttyS0").string());
    CHECK(ports[1].vendorId.empty());
    CHECK(ports[1].maybe.empty());
    const SerialPortInfo& dongle = ports[2];
    CHECK(dongle.path == (root / "dev/ttyUSB0").string());
    CHECK(dongle.stablePath == (root / "dev/serial/by-id/usb-FTDI_FT231X_DM01N7AE-if00").string());
    CHECK(dongle.vendorId == "0403");
    CHECK(dongle.product == "FT231X USB UART");
    CHECK(dongle.serial == "DM01N7AE");
    REQUIRE_FALSE(dongle.maybe.empty());
    CHECK(dongle.maybe.front() == "cyton");
}

TEST_CASE("A machine without such folders has no ports", "[devices]")
{
    CHECK(listSerialPorts({.devices = "/none", .byId = "/none", .tty = "/none"}).empty());
}
