// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/synchrony/jitter_synchrony.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "dsp/synchrony/seeded_random.hpp"

using namespace facialis;
using namespace facialis::dsp;

namespace {

constexpr Duration span = 25_ms, jitter = 50_ms;

std::vector<Duration> poisson(double perSecond, Duration observed, std::uint64_t seed)
{
    SeededRandom random(seed);
    std::vector<Duration> events;
    Duration time;
    while (true) {
        time = time + Duration(-std::log(1.0 - random.uniform()) / perSecond);
        if (time >= observed)
            return events;
        events.push_back(time);
    }
}

/// A train of which a share of the events of another, sparse one is a copy.
std::vector<Duration> sharing(const std::vector<Duration>& other, double share, double perSecond,
                              std::uint64_t seed)
{
    SeededRandom random(seed);
    auto events = poisson(perSecond, other.back(), seed + 1);
    for (const Duration event : other)
        if (random.uniform() < share)
            events.push_back(event + Duration(0.010 * (random.uniform() - 0.5)));
    std::sort(events.begin(), events.end());
    return events;
}

}  // namespace

TEST_CASE("A sparse train is in full synchrony with itself", "[dsp][synchrony]")
{
    const std::vector<Duration> train{1_s, 2_s, 3.5_s, 7_s};
    const auto found = jitterSynchrony(train, train, span, jitter);
    REQUIRE(found);
    CHECK(found->index == Approx(1.0));
    // Each event stays within +-25 ms of its partner in half of its places within +-50 ms.
    CHECK(found->expected == Approx(2.0));
    CHECK(found->z == Approx(2.0));
}

TEST_CASE("Trains that never meet although they are near come out below zero", "[dsp][synchrony]")
{
    const std::vector<Duration> a{1_s, 2_s, 3_s};
    const std::vector<Duration> b{1.04_s, 2.04_s, 3.04_s};
    const auto found = jitterSynchrony(a, b, span, jitter);
    REQUIRE(found);
    // Of +-50 ms around an event, 15..50 ms lie within 25 ms of the other: p = 0.35.
    CHECK(found->expected == Approx(3 * 0.35));
    CHECK(found->index == Approx(-2.0 * 0.35));
}

TEST_CASE("Unrelated trains come out at zero whatever their rates", "[dsp][synchrony]")
{
    for (const double rate : {0.5, 3.0, 12.0}) {
        const auto found =
            jitterSynchrony(poisson(2.0, 2000_s, 5), poisson(rate, 2000_s, 6), span, jitter);
        REQUIRE(found);
        // 1000 events or more of the rarer train: the standard deviation is 0.03 or less.
        CHECK(std::abs(found->index) < 0.1);
        CHECK(std::abs(found->z) < 3.5);
    }
}

TEST_CASE("The index is the share of common events, not moved by the rate of the others",
          "[dsp][synchrony]")
{
    const auto a = poisson(0.5, 2000_s, 9);
    for (const double share : {0.2, 0.5, 0.9})
        for (const double others : {0.5, 4.0}) {
            const auto found = jitterSynchrony(a, sharing(a, share, others, 11), span, jitter);
            REQUIRE(found);
            // Dense strangers hide a part of what is common (they cover 4 / s * 50 ms = 20 %).
            CHECK(found->index == Approx(share * (1.0 - others * 0.05)).margin(0.1));
        }
}

TEST_CASE("Which train is named first changes nothing; an empty one gives no answer",
          "[dsp][synchrony]")
{
    const auto a = poisson(1.0, 100_s, 2);
    const auto b = poisson(3.0, 100_s, 3);
    CHECK(jitterSynchrony(a, b, span, jitter)->index == jitterSynchrony(b, a, span, jitter)->index);
    CHECK_FALSE(jitterSynchrony(a, {}, span, jitter));
    CHECK_FALSE(jitterSynchrony({}, {}, span, jitter));
}
