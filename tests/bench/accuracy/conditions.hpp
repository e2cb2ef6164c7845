// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "data/model/sample_range.hpp"
#include "data/model/units.hpp"

namespace facialis::bench {

constexpr Frequency rate{2048.0};
constexpr Duration recordingLength{60.0};
constexpr Duration leadIn{3.0};  ///< noise alone at the start of every recording

/// What of the signal belongs to a burst: bursts alone, at intervals of 0.7-1.5 s; in trains of
/// four to eight with pauses of 100-250 ms; Gaussian with a rectangular envelope instead of motor
/// unit potentials.
inline const std::vector<std::string> scenarioNames{"units", "train", "gaussian"};
inline const std::vector<std::string> noiseNames{"white", "coloured", "mains", "ecg", "drift"};

/// Samples of one recording.
[[nodiscard]] inline std::size_t sampleCount()
{
    return std::size_t(sampleAt(recordingLength, rate));
}

/// An autoregressive process of second order with a spectral peak at 80 Hz, some 80 Hz wide: the
/// "coloured" noise, and the bursts of the scenario `gaussian`.
class EmgColoured {
public:
    EmgColoured();
    double operator()(double white);

private:
    double a1_, a2_, y1_ = 0.0, y2_ = 0.0;
};

}  // namespace facialis::bench
