// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "acquisition/devices/byte_stream.hpp"

namespace facialis::acquisition {

/// Bytes with the time at which the read that brought them returned.
struct StampedBytes {
    std::vector<std::uint8_t> bytes;
    Duration time;
};

/// Question and answer with a device before it streams.
class Conversation {
public:
    Conversation(ByteStream& line, std::stop_token stop) : line_(line), stop_(std::move(stop)) {}

    /// @errors the line failed
    [[nodiscard]] Result<void> send(std::string_view bytes);
    /// Text up to and with `end`; what follows stays for the next. Without `end` in time: what came
    /// is kept, and the answer is empty.
    /// @errors the line failed or hung up, or a stop was requested
    [[nodiscard]] Result<std::string> answer(std::string_view end, Duration patience);
    /// Takes in what comes until it is quiet for `quiet`, at most for `most`.
    /// @return the bytes that came; they are forgotten
    [[nodiscard]] Result<std::string> hush(Duration quiet, Duration most);
    /// Reads once, at most for `patience`, and keeps what comes.
    /// @return false: nothing came in time @errors as answer
    [[nodiscard]] Result<bool> listen(Duration patience);

    /// All that came and was not yet part of an answer.
    [[nodiscard]] const std::vector<StampedBytes>& unread() const { return unread_; }
    [[nodiscard]] std::string unreadText() const;
    void forget() { unread_.clear(); }
    [[nodiscard]] Duration now() const { return line_.now(); }
    [[nodiscard]] const std::string& port() const { return line_.name(); }
    [[nodiscard]] bool isStopped() const { return stop_.stop_requested(); }

private:
    void dropFront(std::size_t bytes);

    ByteStream& line_;
    std::stop_token stop_;
    std::vector<StampedBytes> unread_;
};

/// Bytes for a message: text where it is text, else hexadecimal; the first few.
[[nodiscard]] std::string shownBytes(std::string_view bytes);

}  // namespace facialis::acquisition
