// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

namespace facialis::dsp {

/// Twice the log likelihood ratio of one sample of variance `level` against variance 1:
///   z (1 - 1/level) - ln level,   z the squared sample.
///
/// Summed over samples it rises inside activity and falls in noise, so its extreme is the
/// maximum-likelihood time of the change (Staude & Wolf 1999).
class ActivityEvidence {
public:
    explicit ActivityEvidence(double level);
    [[nodiscard]] double operator()(double z) const { return z * slope_ - cost_; }

private:
    double slope_;
    double cost_;
};

/// The first sample of activity in squared samples over noise variance that end within it: the j
/// for which sum over i >= j of the evidence is largest.
///
/// @param rise  samples in which the amplitude grows from nothing to its level, linearly: a
/// potential
///              takes some milliseconds from its first tenth to its peak
[[nodiscard]] std::size_t changeToActivity(std::span<const double> z, double level,
                                           std::size_t rise = 0);

/// One past the last sample of activity in samples that begin within it.
[[nodiscard]] std::size_t changeToNoise(std::span<const double> z, double level);

/// Generalised likelihood ratio of a variance: n/2 (m - 1 - ln m), m the mean of n values of z;
/// 0 where m <= 1.
[[nodiscard]] double varianceRatioEvidence(double mean, double count);

/// The mean m > 1 at which varianceRatioEvidence(m, count) reaches `threshold`.
[[nodiscard]] double meanAtEvidence(double threshold, double count);

}  // namespace facialis::dsp
