// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/detection/artifact_shape.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace facialis::dsp {
namespace {

/// The largest share of the energy that falls into `width` consecutive values.
double concentration(std::span<const double> values, std::size_t width)
{
    double total = 0.0, inside = 0.0, most = 0.0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double energy = values[i] * values[i];
        total += energy;
        inside += energy;
        if (i >= width)
            inside -= values[i - width] * values[i - width];
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
    std::vector<double> difference(x.size() - 1);
    for (std::size_t i = 1; i < x.size(); ++i)
        difference[i - 1] = x[i] - x[i - 1];
    return concentration(x, width) > nearlyAll || concentration(difference, width) > nearlyAll;
}

}  // namespace facialis::dsp
