// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/synchrony/laterality_index.hpp"

#include <catch2/catch.hpp>
#include <vector>

using namespace facialis;
using namespace facialis::dsp;

namespace {

std::vector<Duration> spread(int count, Duration observed)
{
    std::vector<Duration> events;
    for (int k = 0; k < count; ++k)
        events.push_back(observed * ((k + 0.5) / count));
    return events;
}

}  // namespace

TEST_CASE("Bursts on the right alone have a laterality of +1, with certainty", "[dsp][synchrony]")
{
    const auto events = spread(40, 120_s);
    const auto right = lateralityIndex({}, events, 120_s);
    REQUIRE(right);
    CHECK(right->index == 1.0);
    CHECK(right->ci95[0] == 1.0);
    const auto left = lateralityIndex(events, {}, 120_s);
    REQUIRE(left);
    CHECK(left->index == -1.0);
}

TEST_CASE("Equal sides have a laterality of 0 inside their interval", "[dsp][synchrony]")
{
    const auto index = lateralityIndex(spread(31, 120_s), spread(31, 120_s), 120_s);
    REQUIRE(index);
    CHECK(index->index == 0.0);
    CHECK(index->ci95[0] <= 0.0);
    CHECK(index->ci95[1] >= 0.0);
}

TEST_CASE("One train of bursts says less about the side than bursts all along", "[dsp][synchrony]")
{
    std::vector<Duration> train;
    for (int k = 0; k < 30; ++k)
        train.push_back(Duration(50.0 + 0.1 * k));
    const auto left = spread(10, 120_s);
    const auto clustered = lateralityIndex(left, train, 120_s);
    const auto even = lateralityIndex(left, spread(30, 120_s), 120_s);
    REQUIRE(clustered);
    REQUIRE(even);
    CHECK(clustered->index == even->index);
    CHECK(clustered->ci95[0] < even->ci95[0] - 0.2);
}

TEST_CASE("Without bursts there is no laterality", "[dsp][synchrony]")
{
    CHECK_FALSE(lateralityIndex({}, {}, 120_s));
}
