// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/synchrony/lag_histogram.hpp"

#include <cassert>
#include <cmath>

#include "dsp/synchrony/quantile.hpp"

namespace facialis::dsp {

LagHistogram lagHistogram(std::span<const Duration> lags, Duration first, Duration width,
                          std::size_t bins)
{
    assert(width.seconds() > 0.0 && "a bin has a width");
    LagHistogram histogram{first, width, std::vector<int>(bins, 0)};
    for (const Duration lag : lags) {
        const double place = std::floor((lag - first) / width);
        if (place >= 0.0 && place < static_cast<double>(bins))
            ++histogram.counts[static_cast<std::size_t>(place)];
    }
    return histogram;
}

std::optional<LagSummary> summarised(std::span<const Duration> lags)
{
    if (lags.empty())
        return std::nullopt;
    std::vector<double> seconds;
    seconds.reserve(lags.size());
    for (const Duration lag : lags)
        seconds.push_back(lag.seconds());
    return LagSummary{Duration(quantile(seconds, 0.25)), Duration(quantile(seconds, 0.5)),
                      Duration(quantile(seconds, 0.75))};
}

}  // namespace facialis::dsp
