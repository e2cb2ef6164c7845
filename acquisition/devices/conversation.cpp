// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/devices/conversation.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace facialis::acquisition {

Result<void> Conversation::send(std::string_view bytes)
{
    const std::vector<std::uint8_t> sent(bytes.begin(), bytes.end());
    return line_.write(sent);
}

Result<bool> Conversation::listen(Duration patience)
{
    std::array<std::uint8_t, 4096> space{};
    const auto got = line_.read(space, patience, stop_);
    if (!got)
        return tl::unexpected(got.error());
    if (got->isHungUp)
        return failure("the device was unplugged while it started", line_.name(),
                       "plug it in and try again");
    if (stop_.stop_requested())
        return failure("stopped before the device had started", line_.name());
    if (got->count == 0)
        return false;
    unread_.push_back(
        {{space.begin(), space.begin() + static_cast<std::ptrdiff_t>(got->count)}, got->time});
    return true;
}

std::string Conversation::unreadText() const
{
    std::string text;
    for (const StampedBytes& part : unread_)
        text.append(part.bytes.begin(), part.bytes.end());
    return text;
}

void Conversation::dropFront(std::size_t bytes)
{
    while (bytes > 0 && !unread_.empty()) {
        auto& front = unread_.front().bytes;
        const std::size_t dropped = std::min(bytes, front.size());
        front.erase(front.begin(), front.begin() + static_cast<std::ptrdiff_t>(dropped));
        bytes -= dropped;
        if (front.empty())
            unread_.erase(unread_.begin());
    }
}

Result<std::string> Conversation::answer(std::string_view end, Duration patience)
{
    const Duration until = now() + patience;
    for (;;) {
        const std::string text = unreadText();
        if (const std::size_t found = text.find(end); found != std::string::npos) {
            dropFront(found + end.size());
            return text.substr(0, found + end.size());
        }
        if (now() >= until)
            return std::string();
        if (const auto heard = listen(until - now()); !heard)
            return tl::unexpected(heard.error());
    }
}

Result<std::string> Conversation::hush(Duration quiet, Duration most)
{
    const Duration until = now() + most;
    while (now() < until) {
        const auto heard = listen(std::min(quiet, until - now()));
        if (!heard)
            return tl::unexpected(heard.error());
        if (!*heard)
            break;
    }
    std::string text = unreadText();
    forget();
    return text;
}

std::string shownBytes(std::string_view bytes)
{
    constexpr std::size_t most = 24;
    const std::string_view head = bytes.substr(0, most);
    const bool isText = std::ranges::all_of(
        head, [](char c) { return (c >= ' ' && c <= '~') || c == '\r' || c == '\n' || c == '\t'; });
    std::string shown;
    for (const char c : head)
        if (!isText)
            shown +=
                fmt::format("{}{:02X}", shown.empty() ? "" : " ", static_cast<unsigned char>(c));
        else
            shown += c < ' ' ? ' ' : c;
    return isText ? "'" + shown + "'" : shown;
}

}  // namespace facialis::acquisition
