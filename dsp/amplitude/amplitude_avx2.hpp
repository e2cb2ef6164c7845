// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace facialis::dsp {

/// Four channels whose moving windows are full and stand at the same place. Sums by channel.
struct FourWindows {
    const double* in[4];
    double* out[4];
    double* squares[4];  ///< from the place of the first sample on
    double sum[4], fresh[4];
};

/// The moving RMS of MovingRms, bit for bit, over `count` samples that do not go beyond the end of
/// the window of squares. Only where hasWideKernels().
/// @param window  samples in the window
void movingRmsAvx2(FourWindows& windows, std::size_t window, std::size_t count) noexcept;

/// out[i] = in[i - 1]^2 - in[i - 2] in[i]; reads the two samples before `in`.
void teagerKaiserAvx2(const double* in, double* out, std::size_t count) noexcept;

}  // namespace facialis::dsp
