// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "data/model/units.hpp"

namespace facialis::acquisition {

/// 20 Hz: lower edge of the band in which signal-to-noise ratios are stated.
[[nodiscard]] Frequency lowerEdge();
/// 450 Hz, or 0.45 x rate where that is lower.
[[nodiscard]] Frequency upperEdge(Frequency rate);

/// The signal between the two edges: Butterworth, eighth order a side, forward and backward, so
/// nothing is delayed and the edges are steep. Starts and ends as if the signal were zero outside;
/// longer signals should bring their own margin (0.4 s is enough).
void keepBand(std::span<double> signal, Frequency rate);

/// Mean square of a signal that has no mean.
[[nodiscard]] double meanSquare(std::span<const double> signal);

}  // namespace facialis::acquisition
