// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>

namespace facialis::ui {

/// A value of the series ... 0.1, 0.2, 0.5, 1, 2, 5, 10 ...: what the knobs of a calibrated
/// instrument step through. Exact: stepping up and down again gives the same value.
class OneTwoFive {
public:
    constexpr OneTwoFive() = default;

    /// The smallest step that is at least `value` (to one part in a billion); value > 0.
    [[nodiscard]] static OneTwoFive atLeast(double value);
    /// The largest step that is at most `value`; value > 0.
    [[nodiscard]] static OneTwoFive atMost(double value);

    [[nodiscard]] double value() const;
    [[nodiscard]] constexpr OneTwoFive up(int steps = 1) const
    {
        return OneTwoFive(index_ + steps);
    }
    [[nodiscard]] constexpr OneTwoFive down(int steps = 1) const
    {
        return OneTwoFive(index_ - steps);
    }

    friend constexpr auto operator<=>(OneTwoFive, OneTwoFive) = default;

private:
    explicit constexpr OneTwoFive(int index) : index_(index) {}
    int index_ = 0;  ///< 0 is 1, 1 is 2, 2 is 5, 3 is 10, -1 is 0.5
};

}  // namespace facialis::ui
