// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/synchrony/stretches.hpp"

#include <catch2/catch.hpp>

using namespace facialis;
using facialis::dsp::overlapOne;
using facialis::dsp::stretches;

TEST_CASE("Intervals that meet with their margins are one stretch", "[dsp][synchrony]")
{
    const std::vector<TimeInterval> intervals = {{1_s, 4_s}, {2_s, 3_s}, {4.5_s, 5_s}, {9_s, 10_s}};
    const auto found = stretches(intervals, 0.5_s);
    REQUIRE(found.size() == 2);
    CHECK(found[0] == TimeInterval{0.5_s, 5.5_s});
    CHECK(found[1] == TimeInterval{8.5_s, 10.5_s});
    CHECK(stretches({}, 1_s).empty());
    CHECK(overlapOne(found, {5_s, 6_s}));
    CHECK(overlapOne(found, {6_s, 12_s}));
    CHECK_FALSE(overlapOne(found, {5.5_s, 8.5_s}));
    CHECK_FALSE(overlapOne(found, {11_s, 12_s}));
}
