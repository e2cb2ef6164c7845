// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>

namespace facialis::engine {

/// The next value of 1, 2, 5, 10, 20, 50 ... at or above x; 1 where x is not positive.
[[nodiscard]] inline double stepAtLeast(double x)
{
    if (!(x > 0.0))
        return 1.0;
    const double decade = std::pow(10.0, std::floor(std::log10(x)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * decade >= x * (1.0 - 1e-9))
            return factor * decade;
    return 10.0 * decade;
}

}  // namespace facialis::engine
