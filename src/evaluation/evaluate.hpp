// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "data/model/analysis_result.hpp"
#include "data/model/truth.hpp"

namespace facialis::engine {

/// How far detected onsets (or offsets) lie from the true ones; milliseconds, detected - true.
struct TimingError {
    std::size_t n = 0;
    std::optional<double> medianAbsolute, interquartileRange, bias, standardDeviation;
};

/// Detections held against the truth. `bias` is the median signed error.
struct Score {
    int truePositives = 0, falsePositives = 0, falseNegatives = 0;
    std::optional<double> precision, recall, f1;  ///< empty where nothing was there to count
    TimingError onset, offset;
    double falsePerMinute = 0.0;
};

struct ChannelScore {
    std::string label;
    Score score;
};

struct Evaluation {
    Score overall;
    Score blinks;  ///< blinks of all channels, scored apart
    std::vector<ChannelScore> channels;
};

/// Scores the bursts of an analysis by the contract's rules: gaps up to 30 ms are merged in truth
/// and detections, artifacts are left out, what lies within 0.1 s of a true blink is left out and
/// blinks are scored apart, a detection that meets no own activity but that of another muscle of
/// the same side (+-20 ms) counts neither way; then matching is one to one, largest overlap first.
/// @param analysis  channels named, so that sides are known
/// @errors a channel of the truth is not in the recording
[[nodiscard]] Result<Evaluation> evaluate(const AnalysisResult& analysis, const Truth& truth);

}  // namespace facialis::engine
