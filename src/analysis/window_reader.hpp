// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "data/model/recording.hpp"
#include "src/pipeline/analysis_settings.hpp"

namespace facialis::engine {

/// Reads short windows again, filtered without delay in the band of the analysis, to look at
/// waveforms after bursts were found.
class WindowReader {
public:
    WindowReader(const Recording& recording, const AnalysisSettings& settings, Frequency mains);

    /// Filtered samples of `range` (cut to the channel); empty where nothing can be read or
    /// filtered.
    [[nodiscard]] std::vector<double> filtered(std::size_t channel, SampleRange range) const;

private:
    const Recording& recording_;
    AnalysisSettings settings_;
    Frequency mains_;
};

}  // namespace facialis::engine
