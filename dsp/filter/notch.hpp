// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/result.hpp"
#include "data/model/units.hpp"
#include "dsp/filter/biquad.hpp"

namespace facialis::dsp {

/// One second-order notch at `centre` with quality Q = centre / bandwidth(-3 dB); equals
/// scipy.signal.iirnotch. Rings for about Q / (pi * centre): 0.19 s at 50 Hz and Q 30, longer than
/// a facial burst, which is why it is off by default.
/// @errors centre not between 0 and rate/2, Q not positive
[[nodiscard]] Result<Sections> notch(Frequency centre, double q, Frequency rate);

/// Notches at the mains frequency and at its harmonics below `upTo`.
[[nodiscard]] Result<Sections> mainsNotch(Frequency mains, double q, Frequency upTo,
                                          Frequency rate);

}  // namespace facialis::dsp
