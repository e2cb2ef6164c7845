// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "dsp/detection/detector.hpp"
#include "dsp/detection/make_detector.hpp"

namespace facialis::dsp {

/// The default detector: variance-ratio GLR (the "AGLR" of Staude & Wolf 1999) on the whitened
/// signal, in windows of 25, 50 and 100 ms side by side, short clonic bursts and weak tonic ones.
///
/// Quiet -> active: the evidence n/2 (m - 1 - ln m) of one window passes the threshold, m its mean
/// square over the noise's. Onset and offset: maximum-likelihood change times by look-back. Active
/// -> quiet: a CUSUM of the evidence for noise. Activities less than 20 ms apart are one; what is
/// shorter than 10 ms is none. Causal: an activity is reported once its end is certain, up to 0.4 s
/// after it; the first two seconds are held back to learn the noise.
[[nodiscard]] std::unique_ptr<Detector> makeWhitenedGlr(const DetectorInput& input);

}  // namespace facialis::dsp
