// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/simulation/random.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <set>

using facialis::acquisition::Random;

TEST_CASE("Gaussian numbers have the moments of a normal distribution", "[acquisition][simulation]")
{
    Random random(7);
    constexpr int n = 200000;
    double m1 = 0.0, m2 = 0.0, m3 = 0.0, m4 = 0.0;
    int beyondTwo = 0;
    for (int i = 0; i < n; ++i) {
        const double x = random.gaussian();
        m1 += x / n;
        m2 += x * x / n;
        m3 += x * x * x / n;
        m4 += x * x * x * x / n;
        beyondTwo += std::abs(x) > 2.0 ? 1 : 0;
    }
    // Four standard errors each.
    CHECK(std::abs(m1) < 4.0 * std::sqrt(1.0 / n));
    CHECK(std::abs(m2 - 1.0) < 4.0 * std::sqrt(2.0 / n));
    CHECK(std::abs(m3) < 4.0 * std::sqrt(15.0 / n));
    CHECK(std::abs(m4 - 3.0) < 4.0 * std::sqrt(96.0 / n));
    CHECK(beyondTwo == Approx(0.0455 * n).epsilon(0.05));
}

TEST_CASE("Waiting times and choices have the distribution they promise",
          "[acquisition][simulation]")
{
    Random random(11);
    constexpr int n = 100000;
    double sum = 0.0, logSum = 0.0;
    int counts[5] = {};
    for (int i = 0; i < n; ++i) {
        sum += random.exponential(3.0) / n;
        logSum += std::log(random.logNormal(2.0, 0.5)) / n;
        ++counts[random.below(5)];
        const double u = random.uniform();
        REQUIRE((u >= 0.0 && u < 1.0));
    }
    CHECK(sum == Approx(3.0).epsilon(0.02));
    CHECK(logSum == Approx(std::log(2.0)).margin(0.01));
    for (const int count : counts)
        CHECK(count == Approx(n / 5).epsilon(0.03));
}

TEST_CASE("A fork does not depend on how much its parent has drawn", "[acquisition][simulation]")
{
    Random parent(3);
    Random early = parent.fork("noise", 2);
    for (int i = 0; i < 100; ++i)
        parent.bits();
    Random late = parent.fork("noise", 2);
    for (int i = 0; i < 10; ++i)
        CHECK(early.bits() == late.bits());
}

TEST_CASE("Forks for different purposes, numbers and seeds differ", "[acquisition][simulation]")
{
    std::set<std::uint64_t> firsts;
    for (std::uint64_t seed = 0; seed < 20; ++seed)
        for (std::uint64_t index = 0; index < 20; ++index) {
            firsts.insert(Random(seed).fork("noise", index).bits());
            firsts.insert(Random(seed).fork("drift", index).bits());
        }
    CHECK(firsts.size() == 800);
}
