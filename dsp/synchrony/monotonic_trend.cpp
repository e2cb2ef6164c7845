// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/synchrony/monotonic_trend.hpp"

#include <cassert>
#include <cstdlib>
#include <utility>
#include <vector>

#include "dsp/synchrony/quantile.hpp"
#include "dsp/synchrony/seeded_random.hpp"

namespace facialis::dsp {
namespace {

/// Pairs that rise less pairs that fall.
int kendallScore(std::span<const double> y)
{
    int score = 0;
    for (std::size_t i = 0; i < y.size(); ++i)
        for (std::size_t j = i + 1; j < y.size(); ++j)
            score += (y[j] > y[i]) - (y[j] < y[i]);
    return score;
}

void shuffle(std::vector<double>& values, SeededRandom& random)
{
    for (std::size_t k = values.size(); k > 1; --k)
        std::swap(values[k - 1],
                  values[static_cast<std::size_t>(random.uniform() * static_cast<double>(k))]);
}

}  // namespace

std::optional<MonotonicTrend> monotonicTrend(std::span<const double> x, std::span<const double> y,
                                             int shuffles, std::uint64_t seed)
{
    assert(x.size() == y.size() && shuffles > 0 && "each value has its time");
    if (x.size() < fewestForTrend)
        return std::nullopt;
    std::vector<double> slopes;
    for (std::size_t i = 0; i < x.size(); ++i)
        for (std::size_t j = i + 1; j < x.size(); ++j)
            slopes.push_back((y[j] - y[i]) / (x[j] - x[i]));
    const int score = kendallScore(y);

    MonotonicTrend result;
    result.tau = score / static_cast<double>(slopes.size());
    result.slope = median(std::move(slopes));
    SeededRandom random(seed);
    std::vector<double> order(y.begin(), y.end());
    int asExtreme = 0;
    for (int k = 0; k < shuffles; ++k) {
        shuffle(order, random);
        asExtreme += std::abs(kendallScore(order)) >= std::abs(score) ? 1 : 0;
    }
    result.pValue = (1.0 + asExtreme) / (1.0 + shuffles);
    return result;
}

}  // namespace facialis::dsp
