// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <type_traits>

namespace facialis::acquisition {

/// How samples of WFDB formats lie in bytes: signal(5) of the WFDB Applications Guide. Every format
/// but 8 gives its i-th number without those in front of it.

/// How many whole numbers `bytes` bytes hold.
[[nodiscard]] constexpr std::int64_t wfdbCount(int format, std::int64_t bytes)
{
    switch (format) {
    case 8:
    case 80: return bytes;
    case 24: return bytes / 3;
    case 32: return bytes / 4;
    case 212: return bytes / 3 * 2 + (bytes % 3 == 2 ? 1 : 0);
    case 310: return bytes / 4 * 3 + (bytes % 4 >= 2 ? 1 : 0);
    case 311: return bytes / 4 * 3 + (bytes % 4 >= 2 ? bytes % 4 - 1 : 0);
    default: return bytes / 2;  // 16, 61, 160
    }
}

/// The bytes that the first `count` numbers lie in.
[[nodiscard]] constexpr std::int64_t wfdbBytes(int format, std::int64_t count)
{
    switch (format) {
    case 8:
    case 80: return count;
    case 24: return 3 * count;
    case 32: return 4 * count;
    case 212: return count / 2 * 3 + count % 2 * 2;
    case 310: return count / 3 * 4 + count % 3 * 2;
    case 311: return count / 3 * 4 + (count % 3 > 0 ? count % 3 + 1 : 0);
    default: return 2 * count;
    }
}

/// The code that stands for "no sample"; empty: the format has none.
[[nodiscard]] constexpr std::optional<std::int32_t> wfdbInvalid(int format)
{
    switch (format) {
    case 8:
    case 0: return std::nullopt;
    case 24: return -8'388'608;
    case 32: return INT32_MIN;
    case 80: return -128;
    case 212: return -2048;
    case 310:
    case 311: return -512;
    default: return -32'768;
    }
}

/// Number `index` of a format; of format 8 the difference from the number in front of it.
template <int Format>
[[nodiscard]] inline std::int32_t wfdbNumber(const std::byte* bytes, std::int64_t index)
{
    const auto at = [&](std::int64_t offset) {
        return std::to_integer<std::int32_t>(bytes[offset]);
    };
    const auto pair = [&](std::int64_t offset) { return at(offset) | at(offset + 1) << 8; };
    const auto extended = [](std::int32_t value, int bits) {
        const std::int32_t sign = 1 << (bits - 1);
        return ((value & (2 * sign - 1)) ^ sign) - sign;
    };
    if constexpr (Format == 8) {
        return extended(at(index), 8);
    } else if constexpr (Format == 80) {
        return at(index) - 128;
    } else if constexpr (Format == 16) {
        return extended(pair(2 * index), 16);
    } else if constexpr (Format == 61) {
        return extended(at(2 * index) << 8 | at(2 * index + 1), 16);
    } else if constexpr (Format == 160) {
        return pair(2 * index) - 32'768;
    } else if constexpr (Format == 24) {
        return extended(pair(3 * index) | at(3 * index + 2) << 16, 24);
    } else if constexpr (Format == 32) {
        const auto low = static_cast<std::uint32_t>(pair(4 * index));
        const auto high = static_cast<std::uint32_t>(pair(4 * index + 2));
        return static_cast<std::int32_t>(low | high << 16U);
    } else if constexpr (Format == 212) {
        const std::int64_t group = index / 2 * 3;
        return extended(index % 2 == 0 ? at(group) | (at(group + 1) & 0x0F) << 8
                                       : at(group + 2) | (at(group + 1) & 0xF0) << 4,
                        12);
    } else if constexpr (Format == 310) {
        // Three numbers in two words: two above the lowest bit of each, one in their highest five.
        const std::int64_t group = index / 3 * 4, place = index % 3;
        return extended(place == 0   ? pair(group) >> 1
                        : place == 1 ? pair(group + 2) >> 1
                                     : at(group + 1) >> 3 | (at(group + 3) & 0xF8) << 2,
                        10);
    } else {
        static_assert(Format == 311);
        const std::int64_t group = index / 3 * 4, place = index % 3;
        return extended(pair(group + place) >> (2 * place), 10);
    }
}

/// Calls `body(std::integral_constant<int, format>)` for the format at run time.
template <class Body>
inline void withWfdbFormat(int format, Body body)
{
    switch (format) {
    case 8: return body(std::integral_constant<int, 8>());
    case 16: return body(std::integral_constant<int, 16>());
    case 24: return body(std::integral_constant<int, 24>());
    case 32: return body(std::integral_constant<int, 32>());
    case 61: return body(std::integral_constant<int, 61>());
    case 80: return body(std::integral_constant<int, 80>());
    case 160: return body(std::integral_constant<int, 160>());
    case 212: return body(std::integral_constant<int, 212>());
    case 310: return body(std::integral_constant<int, 310>());
    case 311: return body(std::integral_constant<int, 311>());
    default: return;  // format 0 has no samples
    }
}

}  // namespace facialis::acquisition
