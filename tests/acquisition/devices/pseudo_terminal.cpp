// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/acquisition/devices/pseudo_terminal.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace facialis::test {

PseudoTerminal::PseudoTerminal() : far_(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC))
{
    REQUIRE(far_ >= 0);
    REQUIRE(::grantpt(far_) == 0);
    REQUIRE(::unlockpt(far_) == 0);
    std::array<char, 128> name{};
    REQUIRE(::ptsname_r(far_, name.data(), name.size()) == 0);
    path_ = name.data();
}

PseudoTerminal::~PseudoTerminal()
{
    unplug();
}

void PseudoTerminal::unplug()
{
    if (far_ >= 0)
        ::close(far_);
    far_ = -1;
}

void PseudoTerminal::send(std::string_view bytes) const
{
    while (!bytes.empty()) {
        const ssize_t sent = ::write(far_, bytes.data(), bytes.size());
        REQUIRE(sent > 0);
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

std::string PseudoTerminal::receive(int wait) const
{
    pollfd waiting{far_, POLLIN, 0};
    if (::poll(&waiting, 1, wait) <= 0)
        return {};
    std::array<char, 4096> space{};
    const ssize_t got = ::read(far_, space.data(), space.size());
    return got > 0 ? std::string(space.data(), static_cast<std::size_t>(got)) : std::string();
}

}  // namespace facialis::test
