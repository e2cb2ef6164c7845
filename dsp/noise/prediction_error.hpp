// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace facialis::dsp {

/// The filter that leaves of an autoregressive signal only what its past does not foretell:
///   e[n] = x[n] + a1 x[n-1] + ... + ap x[n-p],   by the Levinson-Durbin recursion.
///
/// @param lags     autocorrelation r0 .. rp
/// @param loading  share of r0 that is added to it as if white noise were there: a band-limited
///                 signal foretells itself almost perfectly, and undoing that would amplify what
///                 the band-pass took away
/// @return 1, a1 .. ap; for r0 <= 0 just 1, 0 .. 0
[[nodiscard]] std::vector<double> predictionErrorFilter(std::span<const double> lags,
                                                        double loading);

/// The same without allocating. @param filter  as many values as there are lags, at most 16
void predictionErrorFilter(std::span<const double> lags, double loading, std::span<double> filter);

/// Mean square of a signal of that autocorrelation behind an FIR filter: h' R h.
/// @param lags  at least as many as there are taps
[[nodiscard]] double varianceBehind(std::span<const double> filter, std::span<const double> lags);

}  // namespace facialis::dsp
