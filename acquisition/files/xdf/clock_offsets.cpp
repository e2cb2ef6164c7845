// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/xdf/clock_offsets.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace facialis::acquisition {

namespace {

constexpr int iterations = 30;
constexpr double huber = 1.345;
constexpr double normalSpread = 1.4826;
constexpr double fastestDrift = 1e-3;

double medianOf(std::vector<double>& values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

double medianDistance(std::span<const ClockOffset> offsets, const ClockFit& fit,
                      std::vector<double>& space)
{
    space.clear();
    for (const ClockOffset& o : offsets)
        space.push_back(std::abs(o.value - fit.offset - fit.drift * (o.time - fit.middle)));
    return medianOf(space);
}

/// One weighted least-squares line.
void improve(std::span<const ClockOffset> offsets, ClockFit& fit, double spread)
{
    double sum = 0.0, sumT = 0.0, sumV = 0.0, sumTT = 0.0, sumTV = 0.0;
    for (const ClockOffset& o : offsets) {
        const double t = o.time - fit.middle;
        const double distance = std::abs(o.value - fit.offset - fit.drift * t);
        const double weight = distance <= huber * spread ? 1.0 : huber * spread / distance;
        sum += weight;
        sumT += weight * t;
        sumV += weight * o.value;
        sumTT += weight * t * t;
        sumTV += weight * t * o.value;
    }
    const double determinant = sum * sumTT - sumT * sumT;
    if (!(determinant > 0.0))
        return;
    fit.drift = (sum * sumTV - sumT * sumV) / determinant;
    fit.offset = (sumV - fit.drift * sumT) / sum;
}

}  // namespace

ClockFit fitClock(std::span<const ClockOffset> offsets)
{
    ClockFit fit;
    fit.measurements = offsets.size();
    if (offsets.empty())
        return fit;
    std::vector<double> space;
    space.reserve(offsets.size());
    for (const ClockOffset& o : offsets)
        space.push_back(o.value);
    fit.offset = medianOf(space);
    space.clear();
    for (const ClockOffset& o : offsets)
        space.push_back(o.time);
    fit.middle = medianOf(space);
    const ClockFit constant = fit;
    for (int i = 0; i < iterations && offsets.size() > 1; ++i) {
        // Exact measurements have no spread; a microsecond is below what any clock answers.
        const double spread = std::max(1e-6, normalSpread * medianDistance(offsets, fit, space));
        improve(offsets, fit, spread);
    }
    if (!(std::abs(fit.drift) <= fastestDrift) || !std::isfinite(fit.offset)) {
        fit = constant;
        fit.isDriftImpossible = true;
    }
    fit.scatter = Duration(medianDistance(offsets, fit, space));
    fit.outliers =
        static_cast<std::size_t>(std::ranges::count_if(offsets, [&](const ClockOffset& o) {
            return std::abs(fit.corrected(o.time) - o.time - o.value) > 1.0;
        }));
    return fit;
}

}  // namespace facialis::acquisition
