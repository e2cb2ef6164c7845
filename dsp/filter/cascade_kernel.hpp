// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "dsp/filter/biquad.hpp"

namespace facialis::dsp {

/// The state of a cascade is s1 and s2 of every section in turn. This one is that of a constant
/// input of 1 (scipy.signal.sosfilt_zi); it is proportional to the level.
[[nodiscard]] std::vector<double> settledState(const Sections& sections);

/// One channel through the cascade, first sample to last; the operations are in SciPy's order, so
/// that the output is scipy.signal.sosfilt's bit for bit. `in` and `out` may be the same place.
void cascadeForward(const Sections& sections, double* state, const double* in, double* out,
                    std::size_t count) noexcept;

/// The same, last sample to first.
void cascadeBackward(const Sections& sections, double* state, const double* in, double* out,
                     std::size_t count) noexcept;

}  // namespace facialis::dsp
