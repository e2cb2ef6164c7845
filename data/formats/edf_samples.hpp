// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace facialis {

static_assert(std::endian::native == std::endian::little, "samples are copied as they lie");

/// The number that `Width` little-endian bytes hold (two's complement).
template <int Width>
[[nodiscard]] inline std::int32_t edfSample(const std::byte* at)
{
    static_assert(Width == 2 || Width == 3);
    if constexpr (Width == 2) {
        std::int16_t value;
        std::memcpy(&value, at, sizeof value);
        return value;
    } else {
        std::uint16_t low;
        std::int8_t high;
        std::memcpy(&low, at, sizeof low);
        std::memcpy(&high, at + 2, sizeof high);
        return static_cast<std::int32_t>(low) + static_cast<std::int32_t>(high) * 65'536;
    }
}

/// Consecutive samples as stored.
template <int Width>
inline void decodeStored(const std::byte* __restrict from, std::span<std::int32_t> into)
{
    std::int32_t* const __restrict out = into.data();
    const std::size_t count = into.size();
    for (std::size_t i = 0; i < count; ++i)
        out[i] = edfSample<Width>(from + Width * i);
}

/// Consecutive samples as physical values, `stored * scale + offset`.
template <int Width>
inline void decodePhysical(const std::byte* __restrict from, std::span<double> into, double scale,
                           double offset)
{
    double* const __restrict out = into.data();
    const std::size_t count = into.size();
    for (std::size_t i = 0; i < count; ++i)
        out[i] = static_cast<double>(edfSample<Width>(from + Width * i)) * scale + offset;
}

/// The lowest `Width` bytes of each number, in order.
template <int Width>
inline void encodeStored(std::span<const std::int32_t> values, std::byte* into)
{
    for (std::size_t i = 0; i < values.size(); ++i)
        std::memcpy(into + Width * i, &values[i], Width);
}

}  // namespace facialis
