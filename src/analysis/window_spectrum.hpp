// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>

#include "data/model/channel.hpp"
#include "data/model/result.hpp"
#include "data/model/sample_range.hpp"
#include "dsp/spectrum/median_frequency.hpp"
#include "src/analysis/window_reader.hpp"
#include "src/pipeline/analysis_band.hpp"

namespace facialis::engine {

/// Samples of a Welch segment for a window: up to 250 ms, in steps of 5 ms so that few transforms
/// have to be planned. The same for every spectrum of bursts and selections, so that they agree.
[[nodiscard]] std::size_t spectrumSegment(Duration window, Frequency rate);

/// The samples a burst's spectrum is taken from: all, or the middle second of a longer one.
[[nodiscard]] SampleRange spectrumPartOf(SampleRange burst, Frequency rate);

/// One period of the band's lower edge: of less a frequency says nothing.
[[nodiscard]] bool isLongEnough(Duration window, const AnalysisBand& band);

/// Power spectrum of a stretch of one channel, filtered as the analysis filters.
struct WindowSpectrum {
    std::size_t channel = 0;
    SampleRange range;       ///< samples that were looked at
    dsp::Spectrum spectrum;  ///< unit^2/Hz
    AnalysisBand band;
    /// Of the power in the band; empty where the window is too short or the band too narrow.
    std::optional<dsp::SpectralCentre> centre;
};

/// Of a longer selection its middle is looked at.
inline constexpr Duration longestSelection{600.0};

/// Welch spectrum of `range`, cut to the channel and to `longestSelection`. For the range of a
/// burst (see spectrumPartOf) `centre` holds the burst's own mean and median frequency.
/// @errors a rate that leaves no band, a window of less than one segment of 20 ms, samples that are
/// missing throughout
[[nodiscard]] Result<WindowSpectrum> windowSpectrum(const WindowReader& reader,
                                                    const Channel& about, std::size_t channel,
                                                    SampleRange range,
                                                    const AnalysisSettings& settings);

/// The middle of a range where it is longer than `longest`.
[[nodiscard]] SampleRange middleOf(SampleRange range, Duration longest, Frequency rate);

}  // namespace facialis::engine
