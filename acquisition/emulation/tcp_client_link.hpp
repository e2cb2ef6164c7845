// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "acquisition/emulation/device_link.hpp"
#include "acquisition/network/socket.hpp"

namespace facialis::acquisition {

/// The line of a device that calls its host: a TCP client that tries five times a second.
/// A frame is taken whole or not at all, for such devices put no marks between frames.
class TcpClientLink final : public DeviceLink {
public:
    /// @param address  what a user must open, to be announced
    TcpClientLink(Endpoint host, std::string address)
        : host_(std::move(host)), address_(std::move(address))
    {
    }

    [[nodiscard]] std::string address() const override { return address_; }
    [[nodiscard]] bool hostIsThere() override;
    void forgetUnread() override { waiting_.clear(); }
    [[nodiscard]] std::size_t write(std::span<const std::uint8_t> bytes) override;
    [[nodiscard]] std::string read() override;
    void waitForHost(Duration longest) override;
    void unplug() override;
    [[nodiscard]] Result<void> replug() override;

private:
    void flush();

    Endpoint host_;
    std::string address_;
    Socket socket_;
    std::string waiting_;  ///< taken, but not yet by the network
    bool isPlugged_ = true;
    double nextTry_ = 0.0;
};

}  // namespace facialis::acquisition
