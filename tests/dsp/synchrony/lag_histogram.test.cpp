// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/synchrony/lag_histogram.hpp"

#include <catch2/catch.hpp>

#include "dsp/synchrony/quantile.hpp"

using namespace facialis;
using namespace facialis::dsp;

TEST_CASE("Lags are counted in half-open bins, those outside not at all", "[dsp][synchrony]")
{
    const std::vector<Duration> lags{-30_ms, -21_ms, -20_ms, 0_ms, 9_ms, 19.9_ms, 20_ms};
    const auto histogram = lagHistogram(lags, Duration(-0.020), 10_ms, 4);
    CHECK(histogram.counts == std::vector<int>{1, 0, 2, 1});
}

TEST_CASE("Quantiles are NumPy's", "[dsp][synchrony]")
{
    // numpy.quantile([3, 1, 4, 1, 5, 9, 2, 6], [0.25, 0.5, 0.75]) = 1.75, 3.5, 5.25
    const std::vector<double> values{3, 1, 4, 1, 5, 9, 2, 6};
    CHECK(quantile(values, 0.25) == Approx(1.75));
    CHECK(median(values) == Approx(3.5));
    CHECK(quantile(values, 0.75) == Approx(5.25));
    CHECK(quantile(values, 0.0) == 1.0);
    CHECK(quantile(values, 1.0) == 9.0);
    CHECK(std::isnan(median({})));
}

TEST_CASE("No lags have no summary", "[dsp][synchrony]")
{
    CHECK_FALSE(summarised(std::vector<Duration>{}));
    const auto one = summarised(std::vector<Duration>{12_ms});
    REQUIRE(one);
    CHECK(one->median.milliseconds() == Approx(12.0));
    CHECK(one->lowerQuartile == one->upperQuartile);
}
