// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <future>
#include <optional>
#include <stop_token>
#include <thread>

#include "acquisition/devices/connect_device.hpp"

namespace facialis::acquisition {

/// Tries again and again to reach a device that went away, in a thread of its own, for as long as
/// this lives.
class Reconnection {
public:
    Reconnection(const DeviceKind& kind, SourceAddress address, OpenLine open);

    /// Waits for the device, at most for `patience`. Once it is there this is of no further use.
    [[nodiscard]] std::optional<ConnectedDevice> wait(Duration patience);

private:
    std::promise<ConnectedDevice> promise_;
    std::future<ConnectedDevice> device_;
    std::jthread thread_;  ///< last: it uses the others
};

}  // namespace facialis::acquisition
