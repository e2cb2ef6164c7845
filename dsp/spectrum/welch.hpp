// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "data/model/units.hpp"
#include "dsp/spectrum/real_fft.hpp"

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
/// left out. Transform and window are made once and serve any number of signals.
class Welch {
public:
    /// @param segment  samples a segment; an odd one is taken for the even one below
    explicit Welch(std::size_t segment);

    [[nodiscard]] Spectrum operator()(std::span<const double> signal, Frequency rate);

    [[nodiscard]] std::size_t segment() const { return segment_; }

private:
    /// Adds the power of one segment; false: it has a NaN.
    bool addSegment(std::span<const double> part, std::vector<double>& power);

    std::size_t segment_;
    RealFft fft_;
    std::vector<double> window_;
    double windowPower_ = 0.0;
};

/// For a single signal.
[[nodiscard]] Spectrum welch(std::span<const double> signal, Frequency rate, std::size_t segment);

}  // namespace facialis::dsp
