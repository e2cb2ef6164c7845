// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

#include "data/model/analysis_result.hpp"
#include "src/analysis/window_reader.hpp"

namespace facialis::engine {

/// What the spectra of bursts are taken from, after the bursts have their kinds.
struct SpectraRequest {
    const Recording& recording;
    const WindowReader& reader;
    const AnalysisSettings& settings;
    Frequency mains;
    unsigned threads = 1;
    std::stop_token stop;
};

/// Fills mean and median frequency and the intra-burst rate, or the reason why there is none, of
/// every burst in `result`, whose channels and quality are there. The filtered samples of a burst
/// are read again, of one longer than a second those of its middle second, in the order of onsets
/// so that mapped pages are given back behind. The frequencies are those of a Welch spectrum
/// (segments of up to 250 ms); they need one period of the band's lower edge, and a band that fits
/// surface EMG. Artifacts have neither. Depends on recording and settings alone, not on threads.
/// Returns early when stopped.
void measureSpectra(const SpectraRequest& request, AnalysisResult& result);

}  // namespace facialis::engine
