// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>

#include "data/model/analysis_result.hpp"

namespace facialis::engine {

/// Bursts of one kind of one channel: medians.
struct BurstGroup {
    std::size_t bursts = 0;
    Duration length;
    std::optional<Voltage> rms;
    double timesRest = 0.0;             ///< RMS over that of the noise
    std::optional<double> taskPercent;  ///< of the channel's task maximum
};

[[nodiscard]] std::map<BurstKind, BurstGroup> burstGroups(const AnalysisResult& analysis,
                                                          std::size_t channel);

/// "14.1 µV, 4.2 × rest, 31 %": an amplitude is never stated without what it is held against.
[[nodiscard]] std::string amplitudeWords(const BurstGroup& group);

/// "45.2 µV (smile)"; a dash where the muscle was not moved.
[[nodiscard]] std::string taskMaximumWords(const AnalysisResult& analysis, std::size_t channel);

/// "left: 314 bursts, 171 per minute of rest; rises by 2.1 per minute each minute (p = 0.004)".
[[nodiscard]] std::string trendWords(const ActivityTrend& trend);

/// "(R - L)/(R + L) = -0.98 (95 % interval -1.00 to -0.95)"; empty: no involuntary burst.
[[nodiscard]] std::string lateralityWords(const ActivityMeasures& measures);

}  // namespace facialis::engine
