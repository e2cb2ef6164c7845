// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/synchrony/likeness.hpp"

#include <catch2/catch.hpp>

using namespace facialis;
using facialis::dsp::likeness;

TEST_CASE("Likeness is the shared part of what two intervals take together", "[dsp][synchrony]")
{
    CHECK(likeness({1_s, 3_s}, {1_s, 3_s}) == Approx(1.0));
    CHECK(likeness({1_s, 3_s}, {2_s, 3_s}) == Approx(0.5));
    CHECK(likeness({1_s, 2_s}, {1.5_s, 3_s}) == likeness({1.5_s, 3_s}, {1_s, 2_s}));
    CHECK(likeness({1_s, 2_s}, {3_s, 4_s}) == 0.0);
    CHECK(likeness({1_s, 1_s}, {1_s, 1_s}) == 0.0);
}
