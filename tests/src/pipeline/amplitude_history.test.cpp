// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/pipeline/amplitude_history.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

using namespace facialis;
using namespace facialis::engine;

TEST_CASE("The amplitude of a recent stretch is exact", "[engine][pipeline]")
{
    AmplitudeHistory history(1000);
    for (int i = 0; i < 5000; ++i)
        history.add(std::array{i % 2 == 0 ? 3.0 : -4.0});
    const Amplitude amplitude = history.over({4500, 4600});
    CHECK(amplitude.samples == 100);
    CHECK(amplitude.peak == 4.0);
    CHECK(amplitude.rms() == Approx(std::sqrt(12.5)));
    CHECK(history.over({6000, 7000}).rms() == 0.0);
}

TEST_CASE("The amplitude of a burst of ten minutes needs no memory of its samples",
          "[engine][pipeline]")
{
    AmplitudeHistory history(2048);
    const std::int64_t begin = 300000, end = begin + 600 * 2048;
    for (std::int64_t i = 0; i < end + 5000; ++i)
        history.add(std::array{i >= begin && i < end ? (i % 7 == 0 ? 9.0 : -1.0) : 0.0});
    const Amplitude amplitude = history.over({begin, end});
    CHECK(amplitude.peak == 9.0);
    CHECK(amplitude.rms() == Approx(std::sqrt((81.0 + 6.0) / 7.0)).epsilon(0.01));
    CHECK(static_cast<double>(amplitude.samples) == Approx(600.0 * 2048).epsilon(0.01));
}

TEST_CASE("Missing samples do not count", "[engine][pipeline]")
{
    AmplitudeHistory history(100);
    for (int i = 0; i < 50; ++i)
        history.add(std::array{i < 25 ? 2.0 : std::numeric_limits<double>::quiet_NaN()});
    CHECK(history.over({0, 50}).rms() == Approx(2.0));
    CHECK(history.over({30, 50}).samples == 0);
}
