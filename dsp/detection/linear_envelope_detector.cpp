// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/detection/smoothed_test.hpp"
#include "dsp/detection/threshold_detector.hpp"

namespace facialis::dsp {
namespace {

constexpr std::array parameters{
    Parameter{"threshold_sd", 5.0, 0.1, 100.0,
              "standard deviations of the baseline above its mean"},
    Parameter{"low_pass_hz", 10.0, 1.0, 1000.0, "edge of the envelope's low-pass"},
    Parameter{"active_ms", 10.0, 0.0, 1000.0, "above the threshold for so long"},
    Parameter{"quiet_ms", 10.0, 0.0, 1000.0, "below it for so long before it is over"},
};

std::unique_ptr<Detector> make(const DetectorInput& input, const ParameterValues& values)
{
    const Frequency edge = values.hertz("low_pass_hz");
    const auto maker = [rate = input.rate, edge](std::span<const double>) {
        return std::make_unique<SmoothedTest>(edge, rate);
    };
    return std::make_unique<ThresholdDetector>(
        maker,
        ThresholdRule{.deviations = values["threshold_sd"],
                      .activeFor = values.milliseconds("active_ms"),
                      .quietFor = values.milliseconds("quiet_ms"),
                      .late = SmoothedTest::delay(edge)},
        input.rate);
}

}  // namespace

/// The linear envelope of movement science: the rectified signal behind a 10 Hz low-pass of second
/// order exceeds the baseline's mean by five standard deviations.
extern const DetectorMethod linearEnvelope{
    .name = "linear_envelope",
    .title = "Linear envelope over a baseline",
    .timing = "causal; alarm some 30 ms late, the low-pass's delay (22.5 ms) taken off the times",
    .source = "Winter 1990, Biomechanics and Motor Control of Human Movement",
    .parameters = parameters,
    .threshold = "threshold_sd",
    .make = make,
};

}  // namespace facialis::dsp
