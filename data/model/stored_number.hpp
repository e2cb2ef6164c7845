// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include "data/model/channel.hpp"

namespace facialis {

/// The integer that stands for a physical value in a channel that stores integers:
/// round((physical - offset) / scale), within what an int32 holds. NaN, which no integer can say,
/// becomes 0: whoever stores it must also keep that there was no sample.
[[nodiscard]] inline std::int32_t storedNumber(double physical, const Channel& channel)
{
    const double stored = std::round((physical - channel.offset) / channel.scale);
    if (std::isnan(stored))
        return 0;
    constexpr double low = std::numeric_limits<std::int32_t>::min();
    constexpr double high = std::numeric_limits<std::int32_t>::max();
    return static_cast<std::int32_t>(std::clamp(stored, low, high));
}

}  // namespace facialis
