// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "data/model/result.hpp"
#include "data/model/units.hpp"

namespace facialis::acquisition {

/// Where a socket is: an IPv4 address in dots and a port.
struct Endpoint {
    std::string host = "127.0.0.1";
    std::uint16_t port = 0;

    friend bool operator==(const Endpoint&, const Endpoint&) = default;
};

/// An IPv4 socket that never waits on its own, closed at the end of its life.
class Socket {
public:
    Socket() = default;
    ~Socket() { close(); }
    Socket(Socket&& other) noexcept : handle_(std::exchange(other.handle_, -1)) {}
    Socket& operator=(Socket&& other) noexcept
    {
        std::swap(handle_, other.handle_);
        return *this;
    }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;

    /// Waits for the connection for so long. @errors no such address, refused, no answer
    [[nodiscard]] static Result<Socket> connect(const Endpoint& to, Duration longest);
    /// Port 0 takes any that is free. @errors the port is taken, or may not be used
    [[nodiscard]] static Result<Socket> listen(const Endpoint& at);
    /// For datagrams. @param isShared  several programs may use the port, as LSL's discovery does
    [[nodiscard]] static Result<Socket> datagrams(const Endpoint& at, bool isShared = false);

    [[nodiscard]] bool isOpen() const { return handle_ >= 0; }
    [[nodiscard]] int handle() const { return handle_; }
    /// The port it is bound to.
    [[nodiscard]] std::uint16_t port() const;
    void close();

    /// A connection that waits; not open: none does.
    [[nodiscard]] Socket accept(Endpoint* from = nullptr);
    /// Until there is something to read, or an end; false: the time is over.
    [[nodiscard]] bool waitToRead(Duration longest) const;
    /// What is there now, at most `most` bytes. Empty: nothing; nullopt: the other end has closed.
    [[nodiscard]] std::optional<std::string> receive(std::size_t most = 65536);
    /// @return how many bytes were taken; nullopt: the other end has closed
    [[nodiscard]] std::optional<std::size_t> send(std::string_view bytes);
    /// Sends everything, waiting where need be. @return false: the other end has closed
    [[nodiscard]] bool sendAll(std::string_view bytes, Duration longest);

    /// A datagram; empty: none waits.
    [[nodiscard]] std::optional<std::string> receiveFrom(Endpoint& from);
    void sendTo(std::string_view bytes, const Endpoint& to);
    /// Listens to a multicast group, on the interface the machine prefers. Best effort.
    void join(const std::string& group);
    /// Keeps multicasts inside this machine. Best effort.
    void stayOnThisMachine();

private:
    explicit Socket(int handle) : handle_(handle) {}

    int handle_ = -1;
};

}  // namespace facialis::acquisition
