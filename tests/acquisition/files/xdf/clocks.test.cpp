// SPDX-License-Identifier: GPL-3.0-or-later
// The two lines that an XDF clock is made of: through clock offsets, and through time stamps.
#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "acquisition/files/xdf/clock_offsets.hpp"
#include "acquisition/files/xdf/stamp_fit.hpp"

using namespace facialis;
using namespace facialis::acquisition;

namespace {

/// `count` measurements 5 s apart of a clock 12 s behind that loses 30 ppm.
std::vector<ClockOffset> measured(int count)
{
    std::vector<ClockOffset> offsets;
    for (int i = 0; i < count; ++i)
        offsets.push_back({1000.0 + 5.0 * i, 12.0 + 30e-6 * 5.0 * i});
    return offsets;
}

VisitStamps stampsOf(const std::vector<double>& stamps)
{
    return [&stamps](const std::function<void(std::int64_t, double)>& take) {
        for (std::size_t i = 0; i < stamps.size(); ++i)
            take(static_cast<std::int64_t>(i), stamps[i]);
    };
}

}  // namespace

TEST_CASE("A clock without measurements is taken as it is, one measurement moves it",
          "[acquisition][xdf]")
{
    CHECK(fitClock({}).corrected(123.5) == 123.5);
    const std::vector<ClockOffset> one = {{10.0, -0.25}};
    CHECK(fitClock(one).corrected(123.5) == 123.25);
}

TEST_CASE("One fifth of late answers does not bend the line of a clock", "[acquisition][xdf]")
{
    auto offsets = measured(100);
    const ClockFit clean = fitClock(offsets);
    CHECK(clean.drift == Approx(30e-6).epsilon(1e-6));
    std::mt19937 random(1);
    for (std::size_t i = 0; i < offsets.size(); i += 5)
        offsets[i].value += 0.01 + 0.05 * static_cast<double>(random() % 100) / 100.0;
    const ClockFit fit = fitClock(offsets);
    CHECK(fit.outliers == 0);
    // Plain least squares would be 7 ms off.
    for (const double time : {1000.0, 1250.0, 1495.0})
        CHECK(fit.corrected(time) == Approx(clean.corrected(time)).margin(0.2e-3));
}

TEST_CASE("A drift that no quartz has is not used, and a clock that was set is noticed",
          "[acquisition][xdf]")
{
    const std::vector<ClockOffset> wild = {{50979.76, -0.1}, {50979.86, -0.2}, {50979.96, -0.3}};
    const ClockFit fit = fitClock(wild);
    CHECK(fit.isDriftImpossible);
    CHECK(fit.drift == 0.0);
    CHECK(fit.offset == -0.2);
    auto set = measured(40);
    for (std::size_t i = 35; i < set.size(); ++i)
        set[i].value += 3600.0;
    CHECK(fitClock(set).outliers == 5);
}

TEST_CASE("Jitter and the slope's error are what theory gives", "[acquisition][xdf]")
{
    std::mt19937 random(2);
    std::normal_distribution<double> jitter(0.0, 2e-3);
    std::vector<double> stamps;
    for (int i = 0; i < 10000; ++i)
        stamps.push_back(1e6 + i * 1.00002e-3 + jitter(random));
    const StampFit fit = fitStamps(10000, Duration(1e-3), stampsOf(stamps));
    REQUIRE(fit.runs.size() == 1);
    CHECK(fit.stamps == 10000);
    // A standard deviation of 10000 values is known to 0.7 %; three of these.
    CHECK(fit.jitter.seconds() == Approx(2e-3).epsilon(0.021));
    CHECK(fit.intervalError.seconds() ==
          Approx(2e-3 * std::sqrt(12.0) / std::pow(10000.0, 1.5)).epsilon(0.03));
    CHECK(std::abs(fit.interval.seconds() - 1.00002e-3) < 4.0 * fit.intervalError.seconds());
    CHECK(fit.largestJitter > 3.0 * fit.jitter);
    CHECK(fit.largestJitter < 6.0 * fit.jitter);
}

TEST_CASE("Runs on both sides of breaks share one slope", "[acquisition][xdf]")
{
    std::vector<double> stamps;
    for (int i = 0; i < 3000; ++i)
        stamps.push_back(i * 1e-3 + (i < 1000 ? 0.0 : i < 2000 ? 2.5 : -100.0));
    const StampFit fit = fitStamps(3000, Duration(1e-3), stampsOf(stamps));
    REQUIRE(fit.runs.size() == 3);
    CHECK(fit.runs[1].firstFrame == 1000);
    CHECK(fit.runs[1].frames == 1000);
    CHECK(fit.runs[1].firstTime == Approx(3.5));
    CHECK(fit.runs[2].firstTime == Approx(-98.0));
    CHECK(fit.interval.seconds() == Approx(1e-3).epsilon(1e-12));
    CHECK(fit.jitter.seconds() < 1e-12);
    // 0.9 s is within what stamps of a network may be late.
    stamps = {0.0, 1e-3, 0.9, 0.901, 4e-3};
    CHECK(fitStamps(5, Duration(1e-3), stampsOf(stamps)).runs.size() == 1);
}

TEST_CASE("Stamps that jump all the time are no clock", "[acquisition][xdf]")
{
    std::vector<double> stamps;
    for (int i = 0; i < 200'100; ++i)
        stamps.push_back(i % 2 == 0 ? 0.0 : 1e6);
    CHECK(fitStamps(std::ssize(stamps), Duration(1e-3), stampsOf(stamps)).hasTooManyBreaks);
    const StampFit none = fitStamps(7, Duration(1e-3), stampsOf({}));
    CHECK(none.stamps == 0);
    CHECK(none.runs.size() == 1);
    CHECK(none.runs[0].frames == 7);
}
