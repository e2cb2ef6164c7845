// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/detection/classical_detectors.hpp"
#include "dsp/detection/smoothed_test.hpp"
#include "dsp/detection/threshold_detector.hpp"

namespace facialis::dsp {

std::unique_ptr<Detector> makeLidierth(const DetectorInput& input)
{
    const auto maker = [rate = input.rate](std::span<const double>) {
        return meanOver(10_ms, rate, smoothed(50_Hz, rate));
    };
    return std::make_unique<ThresholdDetector>(
        maker, ThresholdRule{.deviations = 3.0, .activeFor = 20_ms, .quietFor = 30_ms}, input.rate);
}

}  // namespace facialis::dsp
