// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/emulation/tcp_client_link.hpp"

#include <chrono>
#include <thread>

#include "acquisition/network/lsl_time_probe.hpp"

namespace facialis::acquisition {

namespace {

constexpr double tryInterval = 0.2;
constexpr Duration connectPatience{0.1};
constexpr std::size_t mostWaiting = 65536;

}  // namespace

bool TcpClientLink::hostIsThere()
{
    if (socket_.isOpen())
        return true;
    if (!isPlugged_ || lslClock() < nextTry_)
        return false;
    nextTry_ = lslClock() + tryInterval;
    if (auto made = Socket::connect(host_, connectPatience))
        socket_ = std::move(*made);
    return socket_.isOpen();
}

void TcpClientLink::flush()
{
    while (!waiting_.empty() && socket_.isOpen()) {
        const auto sent = socket_.send(waiting_);
        if (!sent)
            socket_.close();
        if (!sent || *sent == 0)
            return;
        waiting_.erase(0, *sent);
    }
}

std::size_t TcpClientLink::write(std::span<const std::uint8_t> bytes)
{
    if (!socket_.isOpen() || waiting_.size() + bytes.size() > mostWaiting)
        return 0;
    waiting_.append(bytes.begin(), bytes.end());
    flush();
    return bytes.size();
}

std::string TcpClientLink::read()
{
    if (!socket_.isOpen())
        return {};
    flush();
    auto bytes = socket_.isOpen() ? socket_.receive() : std::nullopt;
    if (!bytes)
        socket_.close();
    return bytes.value_or("");
}

void TcpClientLink::waitForHost(Duration longest)
{
    if (socket_.isOpen())
        (void)socket_.waitToRead(longest);
    else
        std::this_thread::sleep_for(std::chrono::duration<double>(longest.seconds()));
}

void TcpClientLink::unplug()
{
    isPlugged_ = false;
    socket_.close();
    waiting_.clear();
}

Result<void> TcpClientLink::replug()
{
    isPlugged_ = true;
    return {};
}

}  // namespace facialis::acquisition
