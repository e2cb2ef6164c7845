// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "data/model/units.hpp"

namespace facialis::dsp {

/// What one lead recorded around one stimulus.
struct Sweep {
    std::vector<double> samples;  ///< in the channel's unit; NaN: missing, or blanked
    std::size_t stimulus = 0;     ///< the first sample at or after the stimulus
    Duration delay{};             ///< from the stimulus to that sample
    std::size_t baselineBegin = 0;
    std::size_t baselineEnd = 0;  ///< one past the last sample before the stimulus that is at rest
    std::size_t artifactEnd = 0;  ///< the first sample that the stimulus' artifact has released

    /// Time of a sample after the stimulus.
    [[nodiscard]] Duration latencyOf(std::size_t sample, Frequency rate) const
    {
        return timeOf(static_cast<std::int64_t>(sample) - static_cast<std::int64_t>(stimulus),
                      rate) +
               delay;
    }
};

/// The lowest and the highest number a channel can hold, in its unit.
struct Rails {
    double lowest, highest;
};

/// How long the artifact of the stimulus is taken to last at least: a shock of 0.1-0.2 ms and the
/// charge of skin and amplifier behind it.
inline constexpr Duration shortestArtifact = 4_ms;

/// One past the last sample that the artifact spoils: `shortestArtifact` after the stimulus, or a
/// millisecond after the last sample of the saturation that follows it. Saturated is what stands at
/// a rail, or without rails three equal samples at the sweep's largest or smallest value;
/// interruptions up to 5 ms belong to it.
[[nodiscard]] std::size_t artifactEndOf(const Sweep& sweep, Frequency rate,
                                        const std::optional<Rails>& rails);

/// The sweep without mains, drift and artifact, made so that nothing of the artifact is smeared
/// into what follows it: no recursive filter touches the signal.
///
///  1. Mains: sines of the line and its third harmonic are fitted to the whole periods of the
///     baseline and subtracted from the entire sweep. Nothing with a baseline of under two periods.
///  2. The artifact, from 1 ms before the stimulus to `artifactEndOf`, becomes NaN.
///  3. Drift: a straight line is subtracted from what is before the artifact, a straight line and
///     the exponential decay of the artifact's charge, a exp(-t / tau) with tau between 1 and 60
///     ms, from what is behind it. Both are fits of least absolute residuals, which a response
///     hardly pulls at. There is no other high-pass.
[[nodiscard]] Sweep cleaned(Sweep raw, Frequency rate, std::optional<Frequency> mains,
                            const std::optional<Rails>& rails);

/// Mean of sweeps that are aligned at the stimulus (same length, same `stimulus`): at each sample
/// over those that have a number there; NaN where none has.
[[nodiscard]] std::vector<double> meanOf(const std::vector<Sweep>& sweeps);

}  // namespace facialis::dsp
