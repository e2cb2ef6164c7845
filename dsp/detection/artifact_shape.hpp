// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "data/model/units.hpp"

namespace facialis::dsp {

/// Whether a stretch of filtered signal looks like the answer of the filter to one sudden event, a
/// spike or a step, instead of muscle.
///
/// Nearly all energy of a spike, and of a step's first difference, lies within the one main lobe
/// that the low-pass edge allows, about 1/lowPass wide; the potential of a motor unit takes
/// several. Conservative: short or weak stretches are not judged (false).
///
/// @param x  the stretch with a margin before it, noise included
/// @param noiseVariance  of x
[[nodiscard]] bool isElectrodeArtifact(std::span<const double> x, double noiseVariance,
                                       Frequency lowPass, Frequency rate);

}  // namespace facialis::dsp
