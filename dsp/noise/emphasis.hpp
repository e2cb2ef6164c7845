// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "data/model/units.hpp"

namespace facialis::dsp {

/// Moments of a spectrum of mean 1: the mean of its square and of its cube. White: 1 and 1. They
/// tell how much the power of a stretch of noise varies.
struct NoiseColour {
    double second = 1.0, third = 1.0;
    friend bool operator==(NoiseColour, NoiseColour) = default;
};

/// Symmetric three-tap low-passes that may follow a whitening filter, towards the frequencies at
/// which activity is expected to stand out of the noise.
///
/// Behind the whitening filter A the noise is white and activity has the density P |A|^2, P the
/// spectrum of surface EMG. Of energies weighted by w over frequency, activity moves the mean by
/// sum w P |A|^2 and noise spreads it by sqrt(sum w^2): their quotient, the deflection, tells how
/// well a weak burst is seen (Poor 1994, An Introduction to Signal Detection and Estimation, III).
/// In white noise the low-pass wins; in noise that has the EMG's own colour none does.
class Emphasis {
public:
    static constexpr std::size_t choices = 2;
    using Taps = std::array<double, 3>;

    /// @param edge  of the low-pass (-3 dB); the other choice is none
    /// @param low, high  band of the signal
    Emphasis(Frequency edge, Frequency low, Frequency high, Frequency rate);

    /// The choice with the largest deflection behind `whitening` (1, a1 .. ap); stays at `now`
    /// unless another is clearly better, so that it does not change with every estimate.
    [[nodiscard]] std::size_t best(std::span<const double> whitening, std::size_t now) const;

    [[nodiscard]] const Taps& taps(std::size_t choice) const { return taps_[choice]; }
    /// Of whitened noise behind the taps.
    [[nodiscard]] NoiseColour colour(std::size_t choice) const { return colours_[choice]; }

private:
    static constexpr std::size_t points = 48;  ///< of the frequency axis, 0 to rate / 2
    static constexpr std::size_t longestWhitening = 9;

    std::array<Taps, choices> taps_;
    std::array<std::array<double, points>, choices> weights_;  ///< squared magnitudes
    std::array<NoiseColour, choices> colours_;
    std::array<double, points> expected_;  ///< spectrum of surface EMG in the band
    std::array<std::array<double, points>, longestWhitening> cosines_;
};

}  // namespace facialis::dsp
