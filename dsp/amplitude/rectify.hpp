// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>

namespace facialis::dsp {

/// Full-wave rectification: |x|.
struct Rectify {
    [[nodiscard]] double operator()(double x) const { return std::abs(x); }
    void reset() {}
};

}  // namespace facialis::dsp
