// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <type_traits>

namespace facialis::acquisition {

static_assert(std::endian::native == std::endian::little, "files are decoded by copying");

/// A little-endian number at the start of `bytes`, which must be long enough.
template <class Number>
[[nodiscard]] Number numberAt(const std::byte* bytes)
{
    static_assert(std::is_arithmetic_v<Number>);
    Number number;
    std::memcpy(&number, bytes, sizeof number);
    return number;
}

/// Walks through bytes that may claim anything: nothing beyond their end is ever given out.
class ByteCursor {
public:
    explicit ByteCursor(std::span<const std::byte> bytes) : bytes_(bytes) {}

    [[nodiscard]] std::size_t left() const { return bytes_.size() - at_; }
    [[nodiscard]] std::size_t position() const { return at_; }

    /// The next `count` bytes; empty: there are fewer.
    [[nodiscard]] std::optional<std::span<const std::byte>> take(std::uint64_t count)
    {
        if (count > left())
            return std::nullopt;
        const auto taken = bytes_.subspan(at_, static_cast<std::size_t>(count));
        at_ += taken.size();
        return taken;
    }

    /// The next little-endian number; empty: the bytes end before it does.
    template <class Number>
    [[nodiscard]] std::optional<Number> next()
    {
        const auto taken = take(sizeof(Number));
        return taken ? std::optional(numberAt<Number>(taken->data())) : std::nullopt;
    }

private:
    std::span<const std::byte> bytes_;
    std::size_t at_ = 0;
};

}  // namespace facialis::acquisition
