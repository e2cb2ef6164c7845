// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/detection/smoothed_test.hpp"
#include "dsp/detection/threshold_detector.hpp"

namespace facialis::dsp {
namespace {

constexpr std::array parameters{
    Parameter{"threshold_sd", 3.0, 0.1, 100.0,
              "standard deviations of the baseline above its mean"},
    Parameter{"window_ms", 25.0, 1.0, 500.0, "the test signal is averaged over this time"},
    Parameter{"low_pass_hz", 50.0, 1.0, 1000.0, "edge of the rectified signal's low-pass"},
};

std::unique_ptr<Detector> make(const DetectorInput& input, const ParameterValues& values)
{
    const Duration window = values.milliseconds("window_ms");
    const Frequency edge = values.hertz("low_pass_hz");
    const auto maker = [rate = input.rate, window, edge](std::span<const double>) {
        return std::make_unique<MeanTest>(window, edge, rate);
    };
    return std::make_unique<ThresholdDetector>(maker,
                                               ThresholdRule{.deviations = values["threshold_sd"],
                                                             .activeFor = window,
                                                             .quietFor = window,
                                                             .late = MeanTest::delay(window, edge)},
                                               input.rate);
}

}  // namespace

/// The rectified signal behind a 50 Hz low-pass exceeds the baseline's mean by three standard
/// deviations in the mean over 25 ms, for 25 ms. Times are those of the middle of that window, the
/// low-pass's delay taken off.
extern const DetectorMethod hodgesBui{
    .name = "hodges_bui",
    .title = "Hodges & Bui: smoothed rectified signal over a baseline",
    .timing = "causal; alarm some 30 ms late, the test signal's delay (17 ms) taken off the times",
    .source = "Hodges & Bui 1996, Electroencephalogr Clin Neurophysiol 101:511",
    .parameters = parameters,
    .threshold = "threshold_sd",
    .make = make,
};

}  // namespace facialis::dsp
