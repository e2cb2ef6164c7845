// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace facialis::dsp {

/// One second-order section, a0 = 1:
///   y = b0 x + s1;  s1' = b1 x - a1 y + s2;  s2' = b2 x - a2 y      (transposed direct form II)
/// Coefficients only; the state stands apart (cascade.hpp).
struct Biquad {
    double b0 = 1.0, b1 = 0.0, b2 = 0.0;
    double a1 = 0.0, a2 = 0.0;
};

/// Sections in series; SciPy's `sos` without its column of ones.
using Sections = std::vector<Biquad>;

}  // namespace facialis::dsp
