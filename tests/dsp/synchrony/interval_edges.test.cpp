// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/synchrony/interval_edges.hpp"

#include <catch2/catch.hpp>
#include <vector>

using namespace facialis;
using facialis::dsp::IntervalEdges;

TEST_CASE("An interval is far from the edges of others when both its ends are", "[dsp][synchrony]")
{
    const std::vector<TimeInterval> movements = {{8_s, 9_s}, {1_s, 4_s}};
    const IntervalEdges edges(movements);
    CHECK(edges.areFarFrom({2_s, 3_s}, 0.5_s));     // inside
    CHECK(edges.areFarFrom({5_s, 6_s}, 0.5_s));     // between
    CHECK(edges.areFarFrom({0.1_s, 20_s}, 0.5_s));  // over all of them
    CHECK_FALSE(edges.areFarFrom({1.4_s, 3_s}, 0.5_s));
    CHECK_FALSE(edges.areFarFrom({2_s, 3.6_s}, 0.5_s));
    CHECK_FALSE(edges.areFarFrom({2_s, 4.4_s}, 0.5_s));
    CHECK_FALSE(edges.areFarFrom({1.5_s, 3_s}, 0.5_s));  // the limit counts as near
    CHECK(IntervalEdges({}).areFarFrom({1_s, 2_s}, 100_s));
}
