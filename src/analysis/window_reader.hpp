// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
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

    /// Of the line that the filters expect.
    [[nodiscard]] Frequency mains() const { return mains_; }

    struct Window {
        std::size_t channel = 0;
        SampleRange range;
    };

    /// The same for several windows of channels of one rate, which are filtered together: quicker,
    /// most of all where their lengths are alike.
    [[nodiscard]] std::vector<std::vector<double>> filtered(std::span<const Window> windows) const;

private:
    /// A window with what a filter needs around it; empty where nothing can be read.
    struct RawWindow {
        std::vector<double> samples;
        std::int64_t begin = 0, length = 0;  ///< where in `samples` the window lies
    };
    [[nodiscard]] RawWindow raw(const Window& window) const;

    const Recording& recording_;
    AnalysisSettings settings_;
    Frequency mains_;
};

}  // namespace facialis::engine
