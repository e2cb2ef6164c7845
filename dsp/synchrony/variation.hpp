// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "data/model/units.hpp"

namespace facialis::dsp {

/// Coefficient of variation of the intervals between events: their standard deviation over their
/// mean. 0 for a clock, 1 for events without memory (Poisson). 0 of fewer than three events.
/// @param onsets  ascending
[[nodiscard]] double intervalVariation(std::span<const Duration> onsets);

}  // namespace facialis::dsp
