// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace facialis::acquisition {

/// The first bytes of a file as characters.
[[nodiscard]] inline std::string_view textOf(std::span<const std::byte> head)
{
    return {reinterpret_cast<const char*>(head.data()), head.size()};
}

/// true when the bytes at `offset` are exactly `signature`.
[[nodiscard]] inline bool hasSignature(std::span<const std::byte> head, std::string_view signature,
                                       std::size_t offset = 0)
{
    return head.size() >= offset && textOf(head).substr(offset).starts_with(signature);
}

/// true for an HDF5 file, also one with a block of its user's own in front (MATLAB 7.3 has one).
[[nodiscard]] inline bool isHdf5(std::span<const std::byte> head)
{
    using namespace std::string_view_literals;
    for (const std::size_t offset : {0U, 512U, 1024U, 2048U})
        if (hasSignature(head, "\x89HDF\r\n\x1a\n"sv, offset))
            return true;
    return false;
}

/// true when nothing in the bytes is impossible in a text: no NUL, hardly any control character.
[[nodiscard]] inline bool looksLikeText(std::span<const std::byte> head)
{
    std::size_t odd = 0;
    for (const char c : textOf(head)) {
        if (c == '\0')
            return false;
        const auto code = static_cast<unsigned char>(c);
        odd +=
            (code < 32 && c != '\t' && c != '\n' && c != '\r' && c != '\f') || code == 127 ? 1 : 0;
    }
    return !head.empty() && odd * 100 <= head.size();
}

}  // namespace facialis::acquisition
