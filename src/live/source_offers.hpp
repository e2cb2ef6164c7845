// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "src/live/live_session.hpp"

namespace facialis::engine {

/// What can be listened to.
enum class OfferKind { serialPort, network, simulation };

/// A source that is there, as an address that can be opened, and what is known of it unopened.
struct SourceOffer {
    OfferKind kind = OfferKind::simulation;
    std::string title;               ///< "/dev/ttyUSB0", the name of a stream, "hfs"
    std::string detail;              ///< what its plug or its stream says of itself
    std::string health;              ///< what to expect of opening it: one line, with the remedy
    bool isUsable = true;            ///< false: `health` says why it cannot be opened
    std::string address;             ///< for openLive()
    std::string port;                ///< of a serial port: what follows the kind of device
    std::vector<std::string> maybe;  ///< kinds of device it may be, likely first
};

/// A kind of device on a serial port.
struct DeviceOffer {
    std::string scheme, title, description;
    std::string warning;  ///< what it cannot carry; empty: nothing to warn of
};

/// Serial ports, streams of this machine's network, simulated patients. Nothing is opened, since
/// opening resets some devices. Takes up to a second.
[[nodiscard]] std::vector<SourceOffer> offeredSources(const std::stop_token& stop);
[[nodiscard]] std::vector<DeviceOffer> offeredDevices();

/// Opens a source by its address and starts a session on it. A device takes seconds.
/// @errors as openSource() and LiveSession::start(); an output that is no session file
[[nodiscard]] Result<std::unique_ptr<LiveSession>> openLive(const std::string& address,
                                                            LiveOptions options);

}  // namespace facialis::engine
