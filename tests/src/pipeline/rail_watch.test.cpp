// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/pipeline/rail_watch.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <vector>

using namespace facialis;
using facialis::engine::RailWatch;

namespace {

std::int64_t atRails(const std::vector<double>& x, std::int64_t from, std::size_t block)
{
    RailWatch watch(from, 0.0);
    for (std::size_t at = 0; at < x.size(); at += block)
        watch.process(std::span(x).subspan(at, std::min(block, x.size() - at)));
    return watch.samplesAtRails();
}

/// Noise of +-40 that is cut off at -25 and +30, where it drifts for a while.
std::vector<double> cutOff()
{
    std::mt19937 random(5);
    std::vector<double> x(20000);
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double drift = i > 5000 && i < 7000 ? -80.0 : i > 9000 && i < 9700 ? 90.0 : 0.0;
        x[i] = std::clamp(static_cast<double>(random() % 41) - 20.0 + drift, -25.0, 30.0);
    }
    return x;
}

}  // namespace

TEST_CASE("What stands at either end of its range is counted, however the blocks are cut",
          "[engine][pipeline]")
{
    const auto x = cutOff();
    for (const std::size_t block : {std::size_t{1}, std::size_t{7}, std::size_t{64}, x.size()})
        CHECK(atRails(x, 100, block) == 1999 + 699);
}

TEST_CASE("Peaks that touch the end for a few samples are no rail, and neither is a lower plateau",
          "[engine][pipeline]")
{
    auto x = cutOff();
    CHECK(atRails(x, 2500, 64) == 0);
    // A single larger sample: the plateaus are no longer the end of the range.
    x.back() = 31.0;
    CHECK(atRails(x, 100, 64) == 1999);
    x.front() = -26.0;
    CHECK(atRails(x, 100, 64) == 0);
}

TEST_CASE("A rectified signal has no lower rail, and a constant one none at all",
          "[engine][pipeline]")
{
    std::vector<double> rectified(1000, 0.0);
    for (std::size_t i = 600; i < 700; ++i)
        rectified[i] = static_cast<double>(i % 13);
    CHECK(atRails(rectified, 100, 64) == 0);
    CHECK(atRails(std::vector<double>(1000, 12.0), 100, 64) == 0);
}

TEST_CASE("A few steps of the recorder are no rail", "[engine][pipeline]")
{
    std::vector<double> quiet(1000, 0.0);
    std::fill_n(quiet.begin() + 300, 200, 2.0);
    std::fill_n(quiet.begin() + 600, 5, -2.0);
    for (const auto& [least, expected] : {std::pair(2.5, 0), {2.0, 200}}) {
        RailWatch watch(100, least);
        watch.process(quiet);
        CHECK(watch.samplesAtRails() == expected);
    }
}

TEST_CASE("A gap ends what stood still", "[engine][pipeline]")
{
    const std::vector<double> low(80, -5.0), high(80, 9.0);
    RailWatch watch(100, 0.0);
    watch.process(low);
    watch.process(high);
    watch.breakRun();
    watch.process(high);
    CHECK(watch.samplesAtRails() == 0);
    watch.process(high);
    CHECK(watch.samplesAtRails() == 160);
}
