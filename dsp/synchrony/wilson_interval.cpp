// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/synchrony/wilson_interval.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace facialis::dsp {

std::array<double, 2> wilsonInterval(int successes, int trials, double z)
{
    assert(successes >= 0 && successes <= trials && "a part is no more than the whole");
    if (trials <= 0)
        return {0.0, 1.0};
    const double n = trials;
    const double p = successes / n;
    const double centre = p + z * z / (2.0 * n);
    const double half = z * std::sqrt(p * (1.0 - p) / n + z * z / (4.0 * n * n));
    const double scale = 1.0 + z * z / n;
    return {std::clamp((centre - half) / scale, 0.0, 1.0),
            std::clamp((centre + half) / scale, 0.0, 1.0)};
}

}  // namespace facialis::dsp
