// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/amplitude/teager_kaiser.hpp"
#include "dsp/detection/classical_detectors.hpp"
#include "dsp/detection/smoothed_test.hpp"
#include "dsp/detection/threshold_detector.hpp"

namespace facialis::dsp {

std::unique_ptr<Detector> makeTeagerKaiser(const DetectorInput& input)
{
    const auto maker = [rate = input.rate](std::span<const double>) -> TestSignal {
        return [energy = TeagerKaiser(), envelope = smoothed(50_Hz, rate)](double x) mutable {
            return envelope(energy(x));
        };
    };
    return std::make_unique<ThresholdDetector>(
        maker, ThresholdRule{.deviations = 4.0, .activeFor = 10_ms, .quietFor = 20_ms}, input.rate);
}

}  // namespace facialis::dsp
