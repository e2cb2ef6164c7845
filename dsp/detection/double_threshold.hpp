// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace facialis::dsp {

/// The second threshold of Bonato's detector: r0 of the last m test values.
struct DoubleThreshold {
    std::size_t count = 5;   ///< m
    std::size_t needed = 3;  ///< r0, 1 .. m

    /// How often independent test values raise an alarm, per value: r0 of the last m exceed zeta
    /// now and did not one value before, so that r0 - 1 of the m - 1 they share do, the newest does
    /// and the oldest did not:  C(m - 1, r0 - 1) p^r0 (1 - p)^(m - r0 + 1).
    /// @param p  the probability that one exceeds zeta
    [[nodiscard]] double alarmsPerValue(double p) const;

    /// zeta, in units of the mean of exponentially distributed test values, at which they raise
    /// `alarmsPerValue`. Where more is asked for than there can be: where there are most, because
    /// below it alarms grow together.
    [[nodiscard]] double zetaFor(double alarmsPerValue) const;
};

}  // namespace facialis::dsp
