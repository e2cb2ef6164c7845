// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/flow/recent_samples.hpp"

#include <catch2/catch.hpp>
#include <numeric>

using namespace facialis;

TEST_CASE("The newest samples of each channel stay, whatever the blocks", "[flow]")
{
    std::vector<double> ramp(1000);
    std::iota(ramp.begin(), ramp.end(), 0.0);
    for (const std::size_t size : {1U, 7U, 100U, 101U, 1000U}) {
        RecentSamples recent(2, 100);
        for (std::size_t i = 0; i < ramp.size(); i += size)
            recent.append(1, std::span(ramp).subspan(i, std::min(size, ramp.size() - i)));
        INFO("blocks of " << size);
        CHECK(recent.kept(0) == SampleRange{0, 0});
        REQUIRE(recent.kept(1) == SampleRange{900, 1000});
        std::vector<double> read(100);
        recent.read(1, {900, 1000}, read);
        CHECK(read == std::vector<double>(ramp.end() - 100, ramp.end()));
        read.resize(3);
        recent.read(1, {950, 953}, read);
        CHECK(read == std::vector<double>{950.0, 951.0, 952.0});
    }
}

TEST_CASE("Before a ring is full, all samples are there", "[flow]")
{
    RecentSamples recent(1, 100);
    recent.append(0, std::vector<double>{1.0, 2.0, 3.0});
    REQUIRE(recent.kept(0) == SampleRange{0, 3});
    std::vector<double> read(2);
    recent.read(0, {1, 3}, read);
    CHECK(read == std::vector<double>{2.0, 3.0});
}
