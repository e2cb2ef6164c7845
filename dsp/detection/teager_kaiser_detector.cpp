// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/amplitude/teager_kaiser.hpp"
#include "dsp/detection/smoothed_test.hpp"
#include "dsp/detection/threshold_detector.hpp"

namespace facialis::dsp {
namespace {

class SmoothedEnergy final : public SmoothedTest {
public:
    using SmoothedTest::SmoothedTest;

    [[nodiscard]] double operator()(double x) override
    {
        return SmoothedTest::operator()(energy_(x));
    }

    void reset() override
    {
        SmoothedTest::reset();
        energy_.reset();
    }

private:
    TeagerKaiser energy_;
};

constexpr std::array parameters{
    Parameter{"threshold_sd", 4.0, 0.1, 200.0,
              "standard deviations of the baseline above its mean"},
    Parameter{"low_pass_hz", 50.0, 1.0, 1000.0, "edge of the energy's low-pass"},
    Parameter{"active_ms", 10.0, 0.0, 1000.0, "above the threshold for so long"},
    Parameter{"quiet_ms", 20.0, 0.0, 1000.0, "below it for so long before it is over"},
};

std::unique_ptr<Detector> make(const DetectorInput& input, const ParameterValues& values)
{
    const Frequency edge = values.hertz("low_pass_hz");
    const auto maker = [rate = input.rate, edge](std::span<const double>) {
        return std::make_unique<SmoothedEnergy>(edge, rate);
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

/// The magnitude of the Teager-Kaiser energy behind a 50 Hz low-pass exceeds the baseline's mean by
/// standard deviations of that energy, not of the signal.
extern const DetectorMethod teagerKaiser{
    .name = "teager_kaiser",
    .title = "Teager-Kaiser energy over a baseline",
    .timing = "causal; alarm some 15 ms late, the test signal's delay (4.5 ms) taken off the times",
    .source =
        "Li, Zhou & Aruin 2007, Ann Biomed Eng 35:1532; Solnik et al. 2010, Eur J Appl "
        "Physiol 110:489 (3 to 15 deviations)",
    .parameters = parameters,
    .threshold = "threshold_sd",
    .make = make,
};

}  // namespace facialis::dsp
