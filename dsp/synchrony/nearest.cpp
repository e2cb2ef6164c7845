// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/synchrony/nearest.hpp"

#include <algorithm>

namespace facialis::dsp {

bool isNearOne(std::span<const Duration> moments, Duration moment, Duration within)
{
    const auto next = std::lower_bound(moments.begin(), moments.end(), moment - within);
    return next != moments.end() && *next <= moment + within;
}

}  // namespace facialis::dsp
