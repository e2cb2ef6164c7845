// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/emulation/pseudo_terminal.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <poll.h>
#include <pty.h>
#include <thread>
#include <unistd.h>

namespace facialis::acquisition {

namespace {

namespace fs = std::filesystem;

std::string reason()
{
    return std::generic_category().message(errno);
}

}  // namespace

Result<std::unique_ptr<PseudoTerminal>> PseudoTerminal::open(const std::string& link)
{
    std::error_code ignored;
    if (!link.empty() && fs::exists(fs::symlink_status(link, ignored)) &&
        !fs::is_symlink(fs::symlink_status(link, ignored)))
        return failure("the link would replace something that is no link", link,
                       "give another path to --link");
    std::unique_ptr<PseudoTerminal> terminal(new PseudoTerminal(link));
    if (const auto made = terminal->replug(); !made)
        return tl::unexpected(made.error());
    return terminal;
}

PseudoTerminal::~PseudoTerminal()
{
    unplug();
}

Result<void> PseudoTerminal::replug()
{
    termios raw{};
    cfmakeraw(&raw);
    raw.c_cflag |= CREAD | CLOCAL;
    int slave = -1;
    std::array<char, 128> name{};
    if (::openpty(&master_, &slave, name.data(), &raw, nullptr) != 0)
        return failure("no pseudo-terminal can be made (" + reason() + ")", {},
                       "close other emulators");
    path_ = name.data();
    ::close(slave);  // so that the master can tell whether a host has it open
    const int flags = ::fcntl(master_, F_GETFL);
    if (::fcntl(master_, F_SETFL, flags | O_NONBLOCK) != 0 ||
        ::fcntl(master_, F_SETFD, FD_CLOEXEC) != 0)
        return failure("the pseudo-terminal cannot be set up (" + reason() + ")", path_);
    if (link_.empty())
        return {};
    // Made beside it and renamed, so that the link is never missing while it is moved.
    const std::string fresh = link_ + ".new";
    std::error_code error;
    fs::remove(fresh, error);
    fs::create_symlink(path_, fresh, error);
    if (!error)
        fs::rename(fresh, link_, error);
    if (error)
        return failure("the link cannot be made (" + error.message() + ")", link_,
                       "give --link a path in a folder you may write to");
    return {};
}

void PseudoTerminal::unplug()
{
    if (master_ < 0)
        return;
    ::close(master_);
    master_ = -1;
    if (!link_.empty()) {
        std::error_code ignored;
        fs::remove(link_, ignored);
    }
}

std::string PseudoTerminal::address() const
{
    return link_.empty() ? path_ : link_;
}

bool PseudoTerminal::hostIsThere()
{
    if (master_ < 0)
        return false;
    pollfd state{master_, POLLIN, 0};
    return ::poll(&state, 1, 0) >= 0 && (state.revents & POLLHUP) == 0;
}

void PseudoTerminal::forgetUnread()
{
    const int slave = ::open(path_.c_str(), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (slave < 0)
        return;
    tcflush(slave, TCIOFLUSH);
    ::close(slave);
}

std::size_t PseudoTerminal::write(std::span<const std::uint8_t> bytes)
{
    std::size_t taken = 0;
    while (master_ >= 0 && taken < bytes.size()) {
        const ssize_t count = ::write(master_, bytes.data() + taken, bytes.size() - taken);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        taken += static_cast<std::size_t>(count);
    }
    return taken;
}

std::string PseudoTerminal::read()
{
    std::string bytes;
    std::array<char, 512> part{};
    while (master_ >= 0) {
        const ssize_t count = ::read(master_, part.data(), part.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        bytes.append(part.data(), static_cast<std::size_t>(count));
    }
    return bytes;
}

void PseudoTerminal::waitForHost(Duration longest)
{
    const auto milliseconds = std::max(1, static_cast<int>(longest.milliseconds()));
    if (hostIsThere()) {
        pollfd state{master_, POLLIN, 0};
        ::poll(&state, 1, milliseconds);
        return;
    }
    // A line without a host is always "ready" and would not let us wait.
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
}

}  // namespace facialis::acquisition
