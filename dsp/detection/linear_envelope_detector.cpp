// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/detection/classical_detectors.hpp"
#include "dsp/detection/smoothed_test.hpp"
#include "dsp/detection/threshold_detector.hpp"

namespace facialis::dsp {

std::unique_ptr<Detector> makeLinearEnvelope(const DetectorInput& input)
{
    const auto maker = [rate = input.rate](std::span<const double>) {
        return smoothed(10_Hz, rate);
    };
    return std::make_unique<ThresholdDetector>(
        maker, ThresholdRule{.deviations = 5.0, .activeFor = 10_ms, .quietFor = 10_ms}, input.rate);
}

}  // namespace facialis::dsp
