// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstddef>
#include <cstring>
#include <span>
#include <type_traits>
#include <vector>

namespace facialis {

/// Numbers in a file that is little-endian on every machine.
template <class Number>
    requires std::is_trivially_copyable_v<Number>
[[nodiscard]] Number littleEndian(Number number)
{
    if constexpr (std::endian::native == std::endian::big) {
        std::byte bytes[sizeof number];
        std::memcpy(bytes, &number, sizeof number);
        std::reverse(bytes, bytes + sizeof number);
        std::memcpy(&number, bytes, sizeof number);
    }
    return number;
}

template <class Number>
void putNumber(std::vector<std::byte>& into, Number number)
{
    number = littleEndian(number);
    const std::size_t at = into.size();
    into.resize(at + sizeof number);
    std::memcpy(into.data() + at, &number, sizeof number);
}

/// @param at inside `from`, with room for the whole number
template <class Number>
[[nodiscard]] Number numberAt(std::span<const std::byte> from, std::size_t at)
{
    assert(at + sizeof(Number) <= from.size() && "inside the bytes");
    Number number;
    std::memcpy(&number, from.data() + at, sizeof number);
    return littleEndian(number);
}

}  // namespace facialis
