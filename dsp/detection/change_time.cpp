// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/detection/change_time.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace facialis::dsp {

ActivityEvidence::ActivityEvidence(double level, double noise)
    : slope_((1.0 - 1.0 / level) / noise), cost_(std::log(level))
{
}

std::size_t changeToActivity(std::span<const double> energy, double noise, double level,
                             std::size_t rise)
{
    const ActivityEvidence evidence(level, noise);
    std::array<ActivityEvidence, longestRise> rising;
    rise = std::min(rise, longestRise);
    for (std::size_t k = 0; k < rise; ++k) {
        const double amplitude = (double(k) + 0.5) / double(rise);
        rising[k] = ActivityEvidence(1.0 + (level - 1.0) * amplitude * amplitude, noise);
    }
    double plateau = 0.0, most = 0.0;
    std::size_t first = energy.size();
    for (std::size_t i = energy.size(); i-- > 0;) {
        double sum = 0.0;
        for (std::size_t k = 0; k < std::min(rise, energy.size() - i); ++k)
            sum += rising[k](energy[i + k]);
        if (i + rise < energy.size())
            plateau += evidence(energy[i + rise]);
        if (sum + plateau > most) {
            most = sum + plateau;
            first = i;
        }
    }
    return first;
}

std::size_t changeToUnknownLevel(std::span<const double> energy, double noise)
{
    double sum = 0.0, most = 0.0;
    std::size_t first = energy.size();
    for (std::size_t i = energy.size(); i-- > 0;) {
        sum += energy[i];
        const double count = double(energy.size() - i);
        const double evidence = varianceRatioEvidence(sum / noise / count, count);
        if (evidence > most) {
            most = evidence;
            first = i;
        }
    }
    return first;
}

std::size_t changeToNoise(std::span<const double> energy, double noise, double level)
{
    const ActivityEvidence evidence(level, noise);
    double sum = 0.0, most = 0.0;
    std::size_t end = 0;
    for (std::size_t i = 0; i < energy.size(); ++i) {
        sum += evidence(energy[i]);
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
    for (int i = 0; i < 50; ++i) {
        const double middle = 0.5 * (low + high);
        (varianceRatioEvidence(middle, count) < threshold ? low : high) = middle;
    }
    return high;
}

}  // namespace facialis::dsp
