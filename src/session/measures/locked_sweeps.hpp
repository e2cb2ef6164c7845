// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <stop_token>
#include <vector>

#include "data/model/analysis_result.hpp"
#include "dsp/evoked/sweep.hpp"
#include "src/analysis/window_reader.hpp"

namespace facialis::engine {

/// Stretches of one channel aligned at instants: stimuli, or onsets of another muscle.
struct LockedSweeps {
    std::size_t channel = 0;
    Frequency rate;
    std::vector<Duration> times;        ///< the instants, one a sweep, ascending
    std::vector<dsp::Sweep> sweeps;     ///< all of one length, aligned; NaN: missing
    std::vector<double> mean;           ///< at each sample over the sweeps that have one there
    std::vector<double> rectifiedMean;  ///< the same of |x|: what does not keep its phase stays
};

/// Sweeps around the stimuli of a series, those that the responses were judged by.
/// @errors the medium failed
[[nodiscard]] Result<LockedSweeps> sweepsAfterStimuli(const Recording& recording,
                                                      const AnalysisResult& result,
                                                      std::size_t series, std::size_t channel);

/// Sweeps around instants, filtered as the analysis filters. Of more than 500 instants so many are
/// taken, evenly spread. Outside the recording they are NaN.
/// @errors nothing can be read or filtered; stopped
[[nodiscard]] Result<LockedSweeps> sweepsAtOnsets(const WindowReader& reader, const Channel& about,
                                                  std::size_t channel,
                                                  std::span<const Duration> instants,
                                                  Duration before, Duration after,
                                                  std::stop_token stop = {});

}  // namespace facialis::engine
