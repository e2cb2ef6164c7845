// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "src/analysis/synkinesis_trials.hpp"

namespace facialis::engine {

/// What the waveforms of the trials of a pair say.
struct TrialWaveforms {
    /// Follower RMS over its mirror muscle's in one trial.
    struct SideRatio {
        Trial trial;
        double ratio = 1.0;
    };
    std::vector<SideRatio> sideRatios;
    std::optional<double> rmsSideRatio;         ///< their median
    std::optional<double> envelopeCorrelation;  ///< largest within +-100 ms, median over trials
    std::optional<Duration> envelopeLag;        ///< at which it is reached, median
    std::optional<double> conductedShare;       ///< median over at least 3 trials
    Crosstalk crosstalk = Crosstalk::undecided;
    std::string crosstalkReason;
};

/// Looks at up to 24 trials, evenly spread, 2 s of each at most.
///
/// Crosstalk: the part of the follower's power that is a copy of the driver's waveform at no lag is
/// 25 % or less: unlikely; 50 % or more with a gain that stays the same (IQR <= 1.35 x 0.35 x
/// median): likely; all else undecided. Envelopes are means of |x| over 5 ms, smoothed over 25 ms.
[[nodiscard]] TrialWaveforms waveforms(const SynkinesisInput& input, std::size_t driver,
                                       std::size_t follower, const std::vector<Trial>& trials);

}  // namespace facialis::engine
