// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/noise/prediction_error.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace facialis::dsp {

void predictionErrorFilter(std::span<const double> lags, double loading, std::span<double> filter)
{
    std::array<double, 16> previous{};
    assert(filter.size() == lags.size() && filter.size() <= previous.size());
    std::fill(filter.begin(), filter.end(), 0.0);
    filter[0] = 1.0;
    double error = lags[0] * (1.0 + loading);
    for (std::size_t order = 1; order < lags.size() && error > 0.0; ++order) {
        double correlation = lags[order];
        for (std::size_t k = 1; k < order; ++k)
            correlation += filter[k] * lags[order - k];
        const double reflection = -correlation / error;
        std::copy(filter.begin(), filter.end(), previous.begin());
        for (std::size_t k = 1; k < order; ++k)
            filter[k] += reflection * previous[order - k];
        filter[order] = reflection;
        error *= 1.0 - reflection * reflection;
    }
}

std::vector<double> predictionErrorFilter(std::span<const double> lags, double loading)
{
    std::vector<double> filter(lags.size(), 0.0);
    predictionErrorFilter(lags, loading, filter);
    return filter;
}

double varianceBehind(std::span<const double> filter, std::span<const double> lags)
{
    assert(filter.size() <= lags.size());
    double variance = 0.0;
    for (std::size_t i = 0; i < filter.size(); ++i)
        for (std::size_t k = 0; k < filter.size(); ++k)
            variance += filter[i] * filter[k] * lags[i > k ? i - k : k - i];
    return std::max(variance, 0.0);
}

}  // namespace facialis::dsp
