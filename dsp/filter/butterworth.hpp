// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/result.hpp"
#include "data/model/units.hpp"
#include "dsp/filter/biquad.hpp"

namespace facialis::dsp {

/// Butterworth designs by the bilinear transform with prewarped edges; -3 dB at each edge.
/// The same sections as scipy.signal.butter(order, edges, ..., output="sos") (zeros paired and
/// ordered alike). `order` is per edge: a band-pass of order 4 has 4 sections.
/// @errors an edge that is not between 0 and rate/2, low >= high, an order outside 1..12
[[nodiscard]] Result<Sections> butterworthHighPass(int order, Frequency edge, Frequency rate);
[[nodiscard]] Result<Sections> butterworthLowPass(int order, Frequency edge, Frequency rate);
[[nodiscard]] Result<Sections> butterworthBandPass(int order, Frequency low, Frequency high,
                                                   Frequency rate);

}  // namespace facialis::dsp
