// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/synchrony/variation.hpp"

#include <cmath>

namespace facialis::dsp {

double intervalVariation(std::span<const Duration> onsets)
{
    if (onsets.size() < 3)
        return 0.0;
    const auto intervals = static_cast<double>(onsets.size() - 1);
    const double mean = (onsets.back() - onsets.front()).seconds() / intervals;
    double square = 0.0;
    for (std::size_t i = 1; i < onsets.size(); ++i)
        square += std::pow((onsets[i] - onsets[i - 1]).seconds() - mean, 2.0);
    return mean > 0.0 ? std::sqrt(square / intervals) / mean : 0.0;
}

}  // namespace facialis::dsp
