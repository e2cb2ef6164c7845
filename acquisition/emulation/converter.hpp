// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "data/model/units.hpp"

namespace facialis::acquisition {

/// An amplifier before a unipolar converter whose middle stands for zero:
/// count = round(volts * gain / reference * 2^bits) + 2^(bits-1), held inside 0 .. 2^bits - 1.
struct MidScaleConverter {
    double gain = 1.0;
    Voltage reference{5.0};
    int bits = 10;

    [[nodiscard]] std::int64_t operator()(double volts) const
    {
        const std::int64_t full = std::int64_t{1} << bits;
        const double steps = volts * gain / reference.volts() * static_cast<double>(full);
        const double held =
            std::clamp(steps, -static_cast<double>(full), static_cast<double>(full));
        return std::clamp(std::llround(held) + full / 2, 0LL, static_cast<long long>(full - 1));
    }
};

/// The high byte first.
inline void appendBigEndian16(std::vector<std::uint8_t>& bytes, std::int64_t value)
{
    bytes.push_back(static_cast<std::uint8_t>((value >> 8) & 0xFF));
    bytes.push_back(static_cast<std::uint8_t>(value & 0xFF));
}

inline void appendBigEndian24(std::vector<std::uint8_t>& bytes, std::int64_t value)
{
    bytes.push_back(static_cast<std::uint8_t>((value >> 16) & 0xFF));
    appendBigEndian16(bytes, value);
}

}  // namespace facialis::acquisition
