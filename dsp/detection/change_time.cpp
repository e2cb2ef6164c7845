// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/detection/change_time.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace facialis::dsp {

ActivityEvidence::ActivityEvidence(double level) : slope_(1.0 - 1.0 / level), cost_(std::log(level))
{
}

std::size_t changeToActivity(std::span<const double> z, double level, std::size_t rise)
{
    const ActivityEvidence evidence(level);
    std::vector<ActivityEvidence> rising;
    for (std::size_t k = 0; k < rise; ++k) {
        const double amplitude = (double(k) + 0.5) / double(rise);
        rising.emplace_back(1.0 + (level - 1.0) * amplitude * amplitude);
    }
    double plateau = 0.0, most = 0.0;
    std::size_t first = z.size();
    for (std::size_t i = z.size(); i-- > 0;) {
        double sum = 0.0;
        for (std::size_t k = 0; k < std::min(rise, z.size() - i); ++k)
            sum += rising[k](z[i + k]);
        if (i + rise < z.size())
            plateau += evidence(z[i + rise]);
        if (sum + plateau > most) {
            most = sum + plateau;
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
