// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/simulation/portable_math.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

using namespace facialis::acquisition;

TEST_CASE("Our own exp, log and sine agree with the library's to the last digits",
          "[acquisition][simulation]")
{
    for (double x = -690.0; x < 690.0; x += 0.37)
        REQUIRE(portable::exp(x) == Approx(std::exp(x)).epsilon(2e-15));
    for (double x = 1e-300; x < 1e300; x *= 3.7)
        REQUIRE(portable::log(x) == Approx(std::log(x)).epsilon(1e-15));
    for (double x = 0.5; x < 2.0; x += 0.001)
        REQUIRE(std::abs(portable::log(x) - std::log(x)) < 3e-16);
    for (double turns = -3.0; turns < 3.0; turns += 0.0037) {
        REQUIRE(std::abs(portable::sineOfTurns(turns) - std::sin(2.0 * std::numbers::pi * turns)) <
                4e-15);  // the library's argument is itself rounded
        REQUIRE(std::abs(portable::cosineOfTurns(turns) -
                         std::cos(2.0 * std::numbers::pi * turns)) < 4e-15);
    }
    CHECK(portable::sineOfTurns(0.25) == Approx(1.0).epsilon(1e-15));
    CHECK(portable::exp(-800.0) == 0.0);
    CHECK(portable::exp(0.0) == 1.0);
    CHECK(portable::log(1.0) == 0.0);
}
