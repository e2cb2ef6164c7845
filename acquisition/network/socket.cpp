// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/network/socket.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <chrono>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <system_error>
#include <unistd.h>

namespace facialis::acquisition {

namespace {

constexpr std::size_t largestDatagram = 65536;

Result<sockaddr_in> addressOf(const Endpoint& at)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(at.port);
    const std::string host = at.host == "localhost" ? "127.0.0.1" : at.host;
    if (inet_pton(AF_INET, host.c_str(), &address.sin_addr) != 1)
        return failure("'" + at.host + "' is no address of the form 192.168.1.10", {},
                       "give the number, not the name");
    return address;
}

Endpoint endpointOf(const sockaddr_in& address)
{
    char text[INET_ADDRSTRLEN] = {};
    inet_ntop(AF_INET, &address.sin_addr, text, sizeof text);
    return {text, ntohs(address.sin_port)};
}

std::string place(const Endpoint& at)
{
    return at.host + ":" + std::to_string(at.port);
}

tl::unexpected<Error> failed(const std::string& what, const Endpoint& at, const std::string& remedy)
{
    return failure(what + " (" + std::generic_category().message(errno) + ")", place(at), remedy);
}

int milliseconds(Duration time)
{
    return std::max(0, static_cast<int>(time.milliseconds()));
}

}  // namespace

void Socket::close()
{
    if (handle_ >= 0)
        ::close(handle_);
    handle_ = -1;
}

Result<Socket> Socket::connect(const Endpoint& to, Duration longest)
{
    const auto address = addressOf(to);
    if (!address)
        return tl::unexpected(address.error());
    Socket socket(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!socket.isOpen())
        return failed("no socket can be made", to, "close other programs");
    const int on = 1;
    ::setsockopt(socket.handle_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (::connect(socket.handle_, reinterpret_cast<const sockaddr*>(&*address), sizeof *address) !=
        0) {
        pollfd state{socket.handle_, POLLOUT, 0};
        int error = errno;
        socklen_t size = sizeof error;
        if (error == EINPROGRESS) {
            error = ETIMEDOUT;
            if (::poll(&state, 1, milliseconds(longest)) == 1)
                ::getsockopt(socket.handle_, SOL_SOCKET, SO_ERROR, &error, &size);
        }
        errno = error;
        if (error != 0)
            return failed("no connection", to, "start the other program, or check the address");
    }
    return socket;
}

Result<Socket> Socket::listen(const Endpoint& at)
{
    const auto address = addressOf(at);
    if (!address)
        return tl::unexpected(address.error());
    Socket socket(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    const int on = 1;
    ::setsockopt(socket.handle_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (::bind(socket.handle_, reinterpret_cast<const sockaddr*>(&*address), sizeof *address) !=
            0 ||
        ::listen(socket.handle_, 8) != 0)
        return failed("the port cannot be listened on", at, "close the program that uses it");
    return socket;
}

Result<Socket> Socket::datagrams(const Endpoint& at, bool isShared)
{
    const auto address = addressOf(at);
    if (!address)
        return tl::unexpected(address.error());
    Socket socket(::socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    const int on = 1;
    if (isShared)
        ::setsockopt(socket.handle_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (::bind(socket.handle_, reinterpret_cast<const sockaddr*>(&*address), sizeof *address) != 0)
        return failed("the port cannot be used", at, "close the program that uses it");
    return socket;
}

std::uint16_t Socket::port() const
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    ::getsockname(handle_, reinterpret_cast<sockaddr*>(&address), &size);
    return ntohs(address.sin_port);
}

Socket Socket::accept(Endpoint* from)
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    Socket socket(::accept4(handle_, reinterpret_cast<sockaddr*>(&address), &size,
                            SOCK_NONBLOCK | SOCK_CLOEXEC));
    if (socket.isOpen()) {
        const int on = 1;
        ::setsockopt(socket.handle_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        if (from != nullptr)
            *from = endpointOf(address);
    }
    return socket;
}

bool Socket::waitToRead(Duration longest) const
{
    pollfd state{handle_, POLLIN, 0};
    return ::poll(&state, 1, milliseconds(longest)) > 0;
}

std::optional<std::string> Socket::receive(std::size_t most)
{
    std::string bytes(most, '\0');
    for (;;) {
        const ssize_t count = ::recv(handle_, bytes.data(), bytes.size(), 0);
        if (count < 0 && errno == EINTR)
            continue;
        if (count == 0 || (count < 0 && errno != EAGAIN && errno != EWOULDBLOCK))
            return std::nullopt;
        bytes.resize(count < 0 ? 0 : static_cast<std::size_t>(count));
        return bytes;
    }
}

std::optional<std::size_t> Socket::send(std::string_view bytes)
{
    for (;;) {
        const ssize_t count = ::send(handle_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count >= 0)
            return static_cast<std::size_t>(count);
        if (errno == EAGAIN || errno == EWOULDBLOCK)
            return 0;
        if (errno != EINTR)
            return std::nullopt;
    }
}

bool Socket::sendAll(std::string_view bytes, Duration longest)
{
    const auto end =
        std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds(longest));
    while (!bytes.empty()) {
        const auto sent = send(bytes);
        if (!sent || std::chrono::steady_clock::now() > end)
            return false;
        bytes.remove_prefix(*sent);
        if (*sent == 0) {
            pollfd state{handle_, POLLOUT, 0};
            ::poll(&state, 1, 50);
        }
    }
    return true;
}

std::optional<std::string> Socket::receiveFrom(Endpoint& from)
{
    std::string bytes(largestDatagram, '\0');
    sockaddr_in address{};
    socklen_t size = sizeof address;
    const ssize_t count = ::recvfrom(handle_, bytes.data(), bytes.size(), 0,
                                     reinterpret_cast<sockaddr*>(&address), &size);
    if (count < 0)
        return std::nullopt;
    bytes.resize(static_cast<std::size_t>(count));
    from = endpointOf(address);
    return bytes;
}

void Socket::sendTo(std::string_view bytes, const Endpoint& to)
{
    if (const auto address = addressOf(to))
        ::sendto(handle_, bytes.data(), bytes.size(), MSG_NOSIGNAL,
                 reinterpret_cast<const sockaddr*>(&*address), sizeof *address);
}

void Socket::join(const std::string& group)
{
    ip_mreq request{};
    if (inet_pton(AF_INET, group.c_str(), &request.imr_multiaddr) == 1)
        ::setsockopt(handle_, IPPROTO_IP, IP_ADD_MEMBERSHIP, &request, sizeof request);
}

void Socket::stayOnThisMachine()
{
    const unsigned char hops = 0, loop = 1;
    ::setsockopt(handle_, IPPROTO_IP, IP_MULTICAST_TTL, &hops, sizeof hops);
    ::setsockopt(handle_, IPPROTO_IP, IP_MULTICAST_LOOP, &loop, sizeof loop);
}

}  // namespace facialis::acquisition
