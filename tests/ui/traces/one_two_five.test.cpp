// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traces/one_two_five.hpp"

#include <catch2/catch.hpp>

using facialis::ui::OneTwoFive;

TEST_CASE("Steps run 1, 2, 5 through all decades, down as well as up", "[ui][traces]")
{
    OneTwoFive step;
    for (const double expected : {1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0}) {
        CHECK(step.value() == expected);
        step = step.up();
    }
    step = OneTwoFive().down();
    for (const double expected : {0.5, 0.2, 0.1, 0.05, 0.02, 0.01}) {
        CHECK(step.value() == expected);
        step = step.down();
    }
}

TEST_CASE("The nearest steps bracket a value, and a step is its own nearest", "[ui][traces]")
{
    for (double value = 1e-6; value < 1e6; value *= 1.07) {
        CHECK(OneTwoFive::atLeast(value).value() >= value * (1 - 1e-9));
        CHECK(OneTwoFive::atLeast(value).down().value() < value);
        CHECK(OneTwoFive::atMost(value).value() <= value * (1 + 1e-9));
        CHECK(OneTwoFive::atMost(value).up().value() > value);
    }
    for (int k = -12; k <= 12; ++k) {
        const OneTwoFive step = OneTwoFive().up(k);
        CHECK(OneTwoFive::atLeast(step.value()) == step);
        CHECK(OneTwoFive::atMost(step.value()) == step);
        CHECK(step.up().down() == step);
    }
}
