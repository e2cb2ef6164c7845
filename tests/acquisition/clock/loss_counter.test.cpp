// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/clock/loss_counter.hpp"

#include <catch2/catch.hpp>
#include <random>

using namespace facialis;
using namespace facialis::acquisition;

TEST_CASE("A counter that wraps and a rough clock give the exact loss together", "[clock]")
{
    std::mt19937 random(1);
    for (const int modulus : {16, 128, 256})
        for (int k = 0; k < 2000; ++k) {
            const int lost = static_cast<int>(random() % 5000);
            // Frames come late by up to a quarter round, never early.
            const double late = static_cast<double>(random() % 1000) / 1000.0 * modulus / 4.0;
            const LossEstimate found = framesLost(lost % modulus, modulus, lost + late);
            CHECK(found.frames == lost);
            CHECK(found.agrees);
            CHECK(found.basis == (lost < modulus ? LossBasis::counter : LossBasis::hostClock));
        }
}

TEST_CASE("Late frames alone are no loss", "[clock]")
{
    CHECK(framesLost(0, 256, 100.0).frames == 0);
    CHECK(framesLost(7, 16, 14.0).frames == 7);
    CHECK(framesLost(3, 256, -5.0).frames == 3);
}

TEST_CASE("Where counter and clock contradict each other the clock is believed, aloud", "[clock]")
{
    const LossEstimate found = framesLost(0, 256, 256.0 + 100.0);
    CHECK_FALSE(found.agrees);
    CHECK(found.frames == 356);
    CHECK(found.basis == LossBasis::hostClock);
}
