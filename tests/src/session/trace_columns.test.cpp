// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/trace_columns.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <random>

using namespace facialis::engine;

namespace {
constexpr double missing = std::numeric_limits<double>::quiet_NaN();
}

TEST_CASE("No sample is lost however many fall into one column", "[session]")
{
    std::vector<double> samples(10000, 0.0);
    samples[7777] = 5.0;
    samples[1234] = -3.0;
    const TraceColumns columns = toColumns(samples, 0.0, 0.01, 100);
    REQUIRE(columns.size() == 100);
    CHECK(columns.high[77] == 5.0F);
    CHECK(columns.low[12] == -3.0F);
    CHECK(columns.high[50] == 0.0F);
    CHECK(columns.baseline == 0.0F);
}

TEST_CASE("Few samples are joined by straight lines", "[session]")
{
    const std::vector<double> samples{0.0, 10.0};
    const TraceColumns columns = toColumns(samples, 0.0, 10.0, 10);
    for (std::size_t c = 0; c < 10; ++c) {
        CHECK(columns.low[c] == Approx(static_cast<double>(c)));
        CHECK(columns.high[c] == Approx(static_cast<double>(c + 1)));
    }
}

TEST_CASE("A line that enters from the left of the window begins at its edge", "[session]")
{
    const std::vector<double> samples{0.0, 10.0, 10.0};
    const TraceColumns columns = toColumns(samples, -5.0, 10.0, 4);
    CHECK(columns.low[0] == Approx(5.0));
    CHECK(columns.high[0] == Approx(6.0));
}

TEST_CASE("A missing sample breaks the line", "[session]")
{
    const std::vector<double> samples{1.0, 1.0, missing, missing, 2.0, 2.0};
    const TraceColumns columns = toColumns(samples, 0.0, 2.0, 12);
    CHECK(columns.high[1] == 1.0F);
    CHECK(std::isnan(columns.low[4]));
    CHECK(std::isnan(columns.high[6]));
    CHECK(columns.low[8] == 2.0F);
}

TEST_CASE("Three samples in a row at the limit are clipping, a single peak is not", "[session]")
{
    const std::vector<double> samples{0, 9, 0, 0, 9, 9, 9, 9, 0, 0};
    TraceColumns columns = toColumns(samples, 0.0, 1.0, 10);
    markClipped(columns, samples, 0.0, 1.0, -9.0, 9.0);
    const std::vector<std::uint8_t> expected{0, 0, 0, 0, 1, 1, 1, 1, 0, 0};
    CHECK(columns.clipped == expected);
}

TEST_CASE("Dense columns with missing samples hold what is there", "[session]")
{
    // Some hundred samples a column, one in seventy missing; the fast way over whole stretches and
    // the slow one must meet.
    std::mt19937 random(9);
    std::vector<double> samples(40'000);
    for (double& sample : samples)
        sample = random() % 70 == 0 ? std::numeric_limits<double>::quiet_NaN()
                                    : static_cast<double>(random() % 2001) - 1000.0;
    constexpr std::size_t columns = 113;
    const double step = static_cast<double>(columns) / static_cast<double>(samples.size());
    const TraceColumns found = toColumns(samples, 0.0, step, columns);
    std::vector<double> low(columns, 1e9), high(columns, -1e9);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const auto c = static_cast<std::size_t>(static_cast<double>(i) * step);
        if (std::isnan(samples[i]))
            continue;
        low[c] = std::min(low[c], samples[i]);
        high[c] = std::max(high[c], samples[i]);
    }
    for (std::size_t c = 0; c < columns; ++c) {
        INFO(c);
        CHECK(found.low[c] == Approx(low[c]));
        CHECK(found.high[c] == Approx(high[c]));
    }
}
