// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/detection/smoothed_test.hpp"
#include "dsp/detection/threshold_detector.hpp"

namespace facialis::dsp {
namespace {

constexpr std::array parameters{
    Parameter{"threshold_sd", 3.0, 0.1, 100.0,
              "standard deviations of the baseline above its mean"},
    Parameter{"window_ms", 10.0, 1.0, 500.0, "the test signal is averaged over this time"},
    Parameter{"low_pass_hz", 50.0, 1.0, 1000.0, "edge of the rectified signal's low-pass"},
    Parameter{"active_ms", 20.0, 0.0, 1000.0, "T1: above the threshold for so long"},
    Parameter{"drop_out_ms", 30.0, 0.0, 1000.0, "T2: below it no longer than this"},
};

std::unique_ptr<Detector> make(const DetectorInput& input, const ParameterValues& values)
{
    const Duration window = values.milliseconds("window_ms");
    const Frequency edge = values.hertz("low_pass_hz");
    const auto maker = [rate = input.rate, window, edge](std::span<const double>) {
        return std::make_unique<MeanTest>(window, edge, rate);
    };
    return std::make_unique<ThresholdDetector>(
        maker,
        ThresholdRule{.deviations = values["threshold_sd"],
                      .activeFor = values.milliseconds("active_ms"),
                      .quietFor = values.milliseconds("drop_out_ms"),
                      .late = MeanTest::delay(window, edge)},
        input.rate);
}

}  // namespace

/// The test signal of Hodges & Bui; activity when above for 20 ms, drop-outs up to 30 ms allowed.
extern const DetectorMethod lidierth{
    .name = "lidierth",
    .title = "Lidierth: smoothed rectified signal, minimum duration, drop-outs bridged",
    .timing = "causal; alarm some 25 ms late, the test signal's delay (10 ms) taken off the times",
    .source = "Lidierth 1986, Electroencephalogr Clin Neurophysiol 64:378",
    .parameters = parameters,
    .threshold = "threshold_sd",
    .make = make,
};

}  // namespace facialis::dsp
