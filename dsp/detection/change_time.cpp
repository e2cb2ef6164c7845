// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/detection/change_time.hpp"

#include <cmath>

namespace facialis::dsp {

ActivityEvidence::ActivityEvidence(double level) : slope_(1.0 - 1.0 / level), cost_(std::log(level))
{
}

std::size_t changeToActivity(std::span<const double> z, double level)
{
    const ActivityEvidence evidence(level);
    double sum = 0.0, most = 0.0;
    std::size_t first = z.size();
    for (std::size_t i = z.size(); i-- > 0;) {
        sum += evidence(z[i]);
        if (sum > most) {
            most = sum;
            first = i;
        }
    }
    return first;
}

std::size_t changeToNoise(std::span<const double> z, double level)
{
    const ActivityEvidence evidence(level);
    double sum = 0.0, most = 0.0;
    std::size_t end = 0;
    for (std::size_t i = 0; i < z.size(); ++i) {
        sum += evidence(z[i]);
        if (sum > most) {
            most = sum;
            end = i + 1;
        }
    }
    return end;
}

double varianceRatioEvidence(double mean, double count)
{
    return mean <= 1.0 ? 0.0 : 0.5 * count * (mean - 1.0 - std::log(mean));
}

double meanAtEvidence(double threshold, double count)
{
    double low = 1.0, high = 2.0;
    while (varianceRatioEvidence(high, count) < threshold)
        high *= 2.0;
    for (int i = 0; i < 60; ++i) {
        const double middle = 0.5 * (low + high);
        (varianceRatioEvidence(middle, count) < threshold ? low : high) = middle;
    }
    return high;
}

}  // namespace facialis::dsp
