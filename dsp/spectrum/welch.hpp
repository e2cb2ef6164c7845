// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "data/model/units.hpp"

namespace facialis::dsp {

/// One-sided power spectral density: density[k] in unit^2/Hz at k * resolution.
struct Spectrum {
    Frequency resolution;
    std::vector<double> density;
    std::size_t segments = 0;  ///< how many segments were averaged; 0: the signal was too short

    [[nodiscard]] Frequency frequency(std::size_t k) const { return resolution * double(k); }
};

/// Welch 1967: mean of modified periodograms, Hann window, 50 % overlap, each segment's mean
/// removed; equals scipy.signal.welch(window="hann", detrend="constant"). Segments with a NaN are
/// left out.
/// @param segment  samples a segment; even
[[nodiscard]] Spectrum welch(std::span<const double> signal, Frequency rate, std::size_t segment);

}  // namespace facialis::dsp
