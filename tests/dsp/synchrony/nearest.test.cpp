// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/synchrony/nearest.hpp"

#include <catch2/catch.hpp>
#include <vector>

using namespace facialis;
using facialis::dsp::isNearOne;

TEST_CASE("A moment is near another within a distance on either side, limits included",
          "[dsp][synchrony]")
{
    const std::vector<Duration> moments = {1_s, 4_s};
    CHECK(isNearOne(moments, 1_s, 0_s));
    CHECK(isNearOne(moments, 0.5_s, 0.5_s));
    CHECK(isNearOne(moments, 4.5_s, 0.5_s));
    CHECK_FALSE(isNearOne(moments, 2.5_s, 1.4_s));
    CHECK_FALSE(isNearOne(moments, 4.6_s, 0.5_s));
    CHECK_FALSE(isNearOne({}, 1_s, 100_s));
}
