// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "data/model/units.hpp"

namespace facialis::acquisition {

/// The motor unit action potential as a bipolar surface lead sees it: a mixture of the first
/// (biphasic) and second (triphasic) derivative of a Gaussian, peak 1.
///
/// The first derivative has its spectral peak at 1/(2 pi width), the second at sqrt(2) times that:
/// widths of 1.3 to 2.5 ms give the facial peaks of 60-120 Hz and nothing of weight above 450 Hz.
/// Kept as a table of eight sub-sample positions, because discharges do not fall on samples.
class ActionPotential {
public:
    /// @param width       standard deviation of the Gaussian
    /// @param triphasic   0 purely biphasic .. 1 purely triphasic
    ActionPotential(Frequency rate, Duration width, double triphasic);

    /// Adds one discharge centred at `position` (samples, fractional) times `gain`; what falls
    /// outside `signal` is lost.
    void addTo(std::span<double> signal, double position, double gain) const;

    /// Samples on each side of the centre.
    [[nodiscard]] std::size_t reach() const { return reach_; }

private:
    static constexpr int phases = 8;
    std::size_t reach_;
    std::vector<double> table_;  ///< phases x (2 reach + 1)
};

/// A motor neuron and its muscle fibres.
struct MotorUnit {
    ActionPotential potential;
    double amplitude;     ///< signed, relative to the largest unit of the muscle
    double threshold;     ///< drive (0..1) above which it fires
    Frequency firstRate;  ///< at the threshold
    Frequency peakRate;
};

}  // namespace facialis::acquisition
