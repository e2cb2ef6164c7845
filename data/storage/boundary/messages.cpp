// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include "data/storage/boundary/reading_process.hpp"

namespace facialis {

namespace {

using Clock = std::chrono::steady_clock;

bool sendAll(int socket, const char* bytes, std::size_t count)
{
    while (count > 0) {
        const ssize_t sent = ::send(socket, bytes, count, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            return false;
        bytes += sent;
        count -= static_cast<std::size_t>(sent);
    }
    return true;
}

/// What is left until `end`, for poll(): at least 0; -1: for ever.
int millisecondsUntil(const std::optional<Clock::time_point>& end)
{
    if (!end)
        return -1;
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(*end - Clock::now());
    return static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, 3'600'000));
}

/// At most `most` bytes; 0: the other side is gone or the time is over.
std::size_t receiveSome(int socket, const std::optional<Clock::time_point>& end, char* into,
                        std::size_t most, bool& isLate)
{
    for (;;) {
        pollfd wait{socket, POLLIN, 0};
        const int ready = ::poll(&wait, 1, millisecondsUntil(end));
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready == 0 && end) {
            isLate = true;
            return 0;
        }
        const ssize_t got = ::recv(socket, into, most, 0);
        if (got < 0 && errno == EINTR)
            continue;
        return got > 0 ? static_cast<std::size_t>(got) : 0;
    }
}

}  // namespace

bool sendMessage(int socket, const std::string& message)
{
    const std::uint64_t length = message.size();
    if (length > longestMessage)
        return false;
    char head[sizeof length];
    std::memcpy(head, &length, sizeof length);
    return sendAll(socket, head, sizeof head) && sendAll(socket, message.data(), message.size());
}

bool receiveMessage(int socket, double mostSeconds, std::string& message, bool& isLate)
{
    std::optional<Clock::time_point> end;
    if (mostSeconds >= 0.0)
        end =
            Clock::now() + std::chrono::milliseconds(static_cast<std::int64_t>(mostSeconds * 1e3));
    std::uint64_t length = 0;
    std::array<char, sizeof length> head{};
    for (std::size_t done = 0; done < head.size();) {
        const std::size_t got =
            receiveSome(socket, end, head.data() + done, head.size() - done, isLate);
        if (got == 0)
            return false;
        done += got;
    }
    std::memcpy(&length, head.data(), sizeof length);
    if (length > longestMessage)
        return false;
    message.clear();
    std::array<char, 65536> piece{};
    while (message.size() < length) {
        const std::size_t most = std::min<std::uint64_t>(piece.size(), length - message.size());
        const std::size_t got = receiveSome(socket, end, piece.data(), most, isLate);
        if (got == 0)
            return false;
        message.append(piece.data(), got);
    }
    return true;
}

double mostReadingSeconds(const std::string& file, double atLeast, double bytesPerSecond)
{
    struct ::stat status {};
    if (::stat(file.c_str(), &status) != 0)
        return atLeast;
    return atLeast + static_cast<double>(status.st_size) / bytesPerSecond;
}

}  // namespace facialis
