// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

namespace facialis::dsp {

/// Twice the log likelihood ratio of one sample of variance `level * noise` against variance
/// `noise`:
///   z (1 - 1/level) - ln level,   z the sample's energy over the noise.
///
/// Summed over samples it rises inside activity and falls in noise, so its extreme is the
/// maximum-likelihood time of the change (Staude & Wolf 1999).
class ActivityEvidence {
public:
    ActivityEvidence() = default;
    ActivityEvidence(double level, double noise);
    [[nodiscard]] double operator()(double energy) const { return energy * slope_ - cost_; }

private:
    double slope_ = 0.0;
    double cost_ = 0.0;
};

/// More samples than that a rise is not followed.
inline constexpr std::size_t longestRise = 64;

/// The first sample of activity in a stretch that ends within it: the j for which the evidence
/// summed from j on is largest; the stretch's length if there is none.
///
/// @param energy  squared samples
/// @param noise   their mean in noise
/// @param level   their mean in activity over that
/// @param rise    samples in which the amplitude grows from nothing to its level, linearly: a
/// potential
///                takes some milliseconds from its first tenth to its peak
[[nodiscard]] std::size_t changeToActivity(std::span<const double> energy, double noise,
                                           double level, std::size_t rise = 0);

/// The same without knowing the level: largest generalised likelihood ratio over all beginnings.
[[nodiscard]] std::size_t changeToUnknownLevel(std::span<const double> energy, double noise);

/// One past the last sample of activity in a stretch that begins within it.
[[nodiscard]] std::size_t changeToNoise(std::span<const double> energy, double noise, double level);

/// Generalised likelihood ratio of a variance: n/2 (m - 1 - ln m), m the mean of n independent
/// squares over the noise; 0 where m <= 1.
[[nodiscard]] double varianceRatioEvidence(double mean, double count);

/// The mean m > 1 at which varianceRatioEvidence(m, count) reaches `threshold`.
[[nodiscard]] double meanAtEvidence(double threshold, double count);

}  // namespace facialis::dsp
