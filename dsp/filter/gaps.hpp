// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <span>

namespace facialis::dsp {

/// Whether there is no NaN and no infinity among the samples. Several sums side by side: a test
/// that stops at the first gap costs as much as half a filter.
[[nodiscard]] inline bool areAllSamples(std::span<const double> samples) noexcept
{
    std::array<double, 8> sums{};  // of zeros, or NaN
    std::size_t i = 0;
    for (; i + sums.size() <= samples.size(); i += sums.size())
        for (std::size_t k = 0; k < sums.size(); ++k)
            sums[k] += samples[i + k] * 0.0;
    double rest = 0.0;
    for (; i < samples.size(); ++i)
        rest += samples[i] * 0.0;
    for (const double sum : sums)
        rest += sum;
    return rest == 0.0;
}

/// Length of what the samples begin with: a run of numbers, or of gaps.
struct Stretch {
    std::size_t length = 0;
    bool isGap = false;
};

/// @param samples  not empty
[[nodiscard]] inline Stretch firstStretch(std::span<const double> samples) noexcept
{
    const auto isSample = [](double value) { return std::isfinite(value); };
    const bool isGap = !isSample(samples.front());
    const auto end = isGap ? std::find_if(samples.begin(), samples.end(), isSample)
                           : std::find_if_not(samples.begin(), samples.end(), isSample);
    return {static_cast<std::size_t>(end - samples.begin()), isGap};
}

}  // namespace facialis::dsp
