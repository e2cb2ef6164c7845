// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/trace_measures.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace facialis::engine {

std::optional<TraceMeasures> measuresOf(std::span<const double> samples)
{
    double squares = 0.0, rectified = 0.0;
    double low = std::numeric_limits<double>::infinity(), high = -low;
    std::size_t count = 0;
    for (const double sample : samples) {
        if (std::isnan(sample))
            continue;
        squares += sample * sample;
        rectified += std::abs(sample);
        low = std::min(low, sample);
        high = std::max(high, sample);
        ++count;
    }
    if (count == 0)
        return std::nullopt;
    const auto n = static_cast<double>(count);
    return TraceMeasures{std::sqrt(squares / n), rectified / n, high - low};
}

}  // namespace facialis::engine
