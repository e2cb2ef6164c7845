// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/detection/artifact_shape.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace facialis::dsp {
namespace {

/// The largest share of the energy that falls into `width` consecutive ones of `count` values.
template <class ValueAt>
double concentration(std::size_t count, std::size_t width, const ValueAt& valueAt)
{
    const auto energyAt = [&](std::size_t i) { return valueAt(i) * valueAt(i); };
    double total = 0.0, inside = 0.0, most = 0.0;
    for (std::size_t i = 0; i < count; ++i) {
        total += energyAt(i);
        inside += energyAt(i);
        if (i >= width)
            inside -= energyAt(i - width);
        most = std::max(most, inside);
    }
    return total > 0.0 ? most / total : 0.0;
}

}  // namespace

bool isElectrodeArtifact(std::span<const double> x, double noiseVariance, Frequency lowPass,
                         Frequency rate)
{
    constexpr double nearlyAll = 0.75;
    const auto width = std::max<std::size_t>(std::size_t(std::lround(1.3 * (rate / lowPass))), 2);
    if (x.size() < 12 * width)
        return false;
    double energy = 0.0;
    for (const double value : x)
        energy += value * value;
    // In weak events noise decides the shares.
    if (energy < 20.0 * noiseVariance * double(x.size()))
        return false;
    return concentration(x.size(), width, [&](std::size_t i) { return x[i]; }) > nearlyAll ||
           concentration(x.size() - 1, width, [&](std::size_t i) { return x[i + 1] - x[i]; }) >
               nearlyAll;
}

}  // namespace facialis::dsp
