// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "data/model/recording.hpp"
#include "data/model/time_interval.hpp"
#include "dsp/spectrum/welch.hpp"

namespace facialis::engine {

/// From here on hum is worth a word: it stands so many dB over its neighbourhood.
inline constexpr double strongMainsDb = 20.0;

/// Power at a mains frequency and at its odd harmonics to 250 Hz over the power beside them, in dB:
///   10 log10( sum of P(k f +- 1.5 Hz) / sum of the median density in k f +- (3..8) Hz x 3 Hz ).
/// About 0 dB for a spectrum without lines. Empty where the spectrum does not reach the mains line.
[[nodiscard]] std::optional<double> mainsRatioDb(const dsp::Spectrum& spectrum, Frequency mains);

/// 50 or 60 Hz: whichever line stands out more, over all channels that are EMG, in up to 20 s from
/// the middle of `part`. 50 Hz where neither does or nothing can be read.
[[nodiscard]] Frequency strongerMains(const Recording& recording, TimeInterval part);

}  // namespace facialis::engine
