// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "dsp/spectrum/welch.hpp"

namespace facialis::dsp {

/// Where the power of a band lies, in hertz.
struct SpectralCentre {
    Frequency mean;    ///< integral of f S(f) over integral of S(f)
    Frequency median;  ///< half of the power lies below, half above
};

/// Mean and median frequency of the power from `low` to `high` (Stulen & De Luca 1981; De Luca
/// 1997). Density k stands for the frequencies from (k - 1/2) to (k + 1/2) times the resolution,
/// evenly: a bin that the band cuts counts with the part inside, and the median is placed inside
/// its bin in proportion to the power. Nothing lies below 0 or above the last frequency.
/// Empty: no segment, a band without width, no power in it, or a density that is not a number.
[[nodiscard]] std::optional<SpectralCentre> spectralCentre(const Spectrum& spectrum, Frequency low,
                                                           Frequency high);

}  // namespace facialis::dsp
