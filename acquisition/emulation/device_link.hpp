// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "data/model/result.hpp"
#include "data/model/units.hpp"

namespace facialis::acquisition {

/// The line between an emulated device and its host, as the device sees it. Nothing waits but
/// waitForHost().
class DeviceLink {
public:
    virtual ~DeviceLink() = default;
    DeviceLink(const DeviceLink&) = delete;
    DeviceLink& operator=(const DeviceLink&) = delete;

    /// What a host must open.
    [[nodiscard]] virtual std::string address() const = 0;
    /// A host has opened the line.
    [[nodiscard]] virtual bool hostIsThere() = 0;
    /// The host has gone: what it did not read must not reach the next one.
    virtual void forgetUnread() = 0;
    /// @return how many bytes the line took; the host reads too slowly for the rest
    [[nodiscard]] virtual std::size_t write(std::span<const std::uint8_t> bytes) = 0;
    /// What the host has sent since the last call.
    [[nodiscard]] virtual std::string read() = 0;
    /// Returns when the host has sent something, and after `longest` at the latest.
    virtual void waitForHost(Duration longest) = 0;

    virtual void unplug() = 0;
    /// @errors the line cannot be made again
    [[nodiscard]] virtual Result<void> replug() = 0;

protected:
    DeviceLink() = default;
};

}  // namespace facialis::acquisition
