// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "dsp/detection/detector.hpp"
#include "dsp/detection/make_detector.hpp"

namespace facialis::dsp {

/// Hodges & Bui 1996: the rectified signal behind a 50 Hz low-pass exceeds the baseline's mean by
/// three standard deviations in the mean over 25 ms. Causal.
[[nodiscard]] std::unique_ptr<Detector> makeHodgesBui(const DetectorInput& input);

/// Lidierth 1986: the same test signal; activity when above for 20 ms, drop-outs up to 30 ms
/// allowed.
[[nodiscard]] std::unique_ptr<Detector> makeLidierth(const DetectorInput& input);

/// Bonato, D'Alessio & Knaflitz 1998, double threshold: of five successive sums of two whitened
/// squares at least three exceed zeta; zeta from the probability of a false alarm, set to one a
/// minute. Pauses under 30 ms are bridged. Causal.
[[nodiscard]] std::unique_ptr<Detector> makeBonato(const DetectorInput& input);

/// Li, Zhou & Aruin 2007, Solnik et al. 2010 (3 to 15 deviations): the magnitude of the
/// Teager-Kaiser energy behind a 50 Hz low-pass exceeds the baseline's mean by four standard
/// deviations. Causal.
[[nodiscard]] std::unique_ptr<Detector> makeTeagerKaiser(const DetectorInput& input);

/// The linear envelope of movement science: the rectified signal behind a 10 Hz low-pass of second
/// order exceeds the baseline's mean by five standard deviations. Causal, so late by some 25 ms.
[[nodiscard]] std::unique_ptr<Detector> makeLinearEnvelope(const DetectorInput& input);

}  // namespace facialis::dsp
