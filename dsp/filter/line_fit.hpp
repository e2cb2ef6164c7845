// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "data/model/units.hpp"

namespace facialis::dsp {

/// Takes the mains line and its harmonics out of one stretch as a whole: for each harmonic h below
/// `upTo` and rate / 2, a cos(2 pi h f t) + b sin(2 pi h f t) is fitted by least squares and
/// subtracted, one harmonic after the other. Unlike a notch it neither rings nor needs a run-up;
/// it needs a stretch of two periods or more, and leaves shorter ones as they are. Each harmonic
/// costs the stretch two of its degrees of freedom. NaN stays NaN and takes no part.
/// @param line  the mains frequency, above 0
void subtractLine(std::span<double> samples, Frequency rate, Frequency line, Frequency upTo);

}  // namespace facialis::dsp
