// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <stop_token>
#include <vector>

#include "src/analysis/window_spectrum.hpp"

namespace facialis::engine {

/// How the power of one channel is spread over frequency as time goes on.
struct Spectrogram {
    std::size_t channel = 0;
    SampleRange range;     ///< samples that were looked at
    Duration segment;      ///< of one column
    Duration firstCentre;  ///< time of the middle of the first column
    Duration step;         ///< from column to column
    Frequency resolution;  ///< from row to row; row k stands for k times this
    std::size_t rows = 0, columns = 0;
    std::vector<float> levels;  ///< dB re 1 uV^2/Hz, or re 1 unit^2/Hz; column by column
    AnalysisBand band;

    [[nodiscard]] float level(std::size_t column, std::size_t row) const
    {
        return levels[column * rows + row];
    }
};

/// Short-time spectra of `range` as the analysis filters it: one modified periodogram (Hann window,
/// mean removed) a column, of 100 ms, in shorter ranges of a fifth of the range. A column with a
/// missing sample is NaN. The step is an eighth of a segment, longer where there would be more than
/// `mostColumns`. Of a range longer than `longestSelection` the middle is taken.
/// @errors as windowSpectrum; stopped
[[nodiscard]] Result<Spectrogram> spectrogram(const WindowReader& reader, const Channel& about,
                                              std::size_t channel, SampleRange range,
                                              const AnalysisSettings& settings,
                                              std::size_t mostColumns, std::stop_token stop = {});

}  // namespace facialis::engine
