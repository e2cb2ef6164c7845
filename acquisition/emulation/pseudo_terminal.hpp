// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "acquisition/emulation/device_link.hpp"

namespace facialis::acquisition {

/// The device's end of a pseudo-terminal, raw and non-blocking. Its other end behaves like a
/// serial port; the kernel keeps a few kilobytes for a host that does not read.
class PseudoTerminal final : public DeviceLink {
public:
    /// @param link  a symbolic link to keep on the port, also when it is plugged in again under
    ///              another name; empty: none
    /// @errors there are no pseudo-terminals left; the link cannot be made, or is something else
    [[nodiscard]] static Result<std::unique_ptr<PseudoTerminal>> open(const std::string& link);
    ~PseudoTerminal() override;

    /// The link if there is one, else the port.
    [[nodiscard]] std::string address() const override;
    [[nodiscard]] bool hostIsThere() override;
    void forgetUnread() override;
    [[nodiscard]] std::size_t write(std::span<const std::uint8_t> bytes) override;
    [[nodiscard]] std::string read() override;
    void waitForHost(Duration longest) override;
    void unplug() override;
    [[nodiscard]] Result<void> replug() override;

private:
    explicit PseudoTerminal(std::string link) : link_(std::move(link)) {}

    std::string link_, path_;
    int master_ = -1;
};

}  // namespace facialis::acquisition
