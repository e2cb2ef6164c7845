// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traces/one_two_five.hpp"

#include <array>
#include <cmath>

namespace facialis::ui {

double OneTwoFive::value() const
{
    constexpr std::array mantissas{1.0, 2.0, 5.0};
    const int decade = index_ >= 0 ? index_ / 3 : -((2 - index_) / 3);
    const double mantissa = mantissas[static_cast<std::size_t>(index_ - 3 * decade)];
    // Dividing keeps 0.1 the same 0.1 that a reader would write.
    return decade >= 0 ? mantissa * std::pow(10.0, decade) : mantissa / std::pow(10.0, -decade);
}

OneTwoFive OneTwoFive::atLeast(double value)
{
    OneTwoFive step(3 * static_cast<int>(std::floor(std::log10(value))) - 1);
    while (step.value() < value * (1.0 - 1e-9))
        step = step.up();
    return step;
}

OneTwoFive OneTwoFive::atMost(double value)
{
    OneTwoFive step(3 * static_cast<int>(std::ceil(std::log10(value))) + 1);
    while (step.value() > value * (1.0 + 1e-9))
        step = step.down();
    return step;
}

}  // namespace facialis::ui
