// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace facialis::dsp {

/// Pearson's correlation of two stretches of equal length; frames where either is NaN are left out.
/// Zero where either does not vary.
[[nodiscard]] double correlation(std::span<const double> a, std::span<const double> b);

/// correlation() of a with b moved earlier by -maxLag .. maxLag samples: element maxLag + l is
/// large when b repeats a l samples later. 2 * maxLag + 1 values.
[[nodiscard]] std::vector<double> crossCorrelation(std::span<const double> a,
                                                   std::span<const double> b, std::size_t maxLag);

/// How much of a signal is a mixture, at no lag, of other signals (least squares).
struct ExplainedPart {
    double fraction = 0.0;      ///< R^2, adjusted for the number of others; 0..1
    std::vector<double> gains;  ///< of each of the others
};

/// Regression of `signal` on `others` (each as long as `signal`); means are taken out, frames with
/// a NaN anywhere are left out. @param freedom  independent values in the stretch, for the
/// adjustment 1 - (1 - R^2)(freedom - 1)/(freedom - others - 1); nothing is explained when too few.
[[nodiscard]] ExplainedPart explainedBy(std::span<const double> signal,
                                        std::span<const std::vector<double>> others,
                                        double freedom);

}  // namespace facialis::dsp
