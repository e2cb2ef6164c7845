// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <cmath>
#include <limits>

#include "dsp/detection/make_detector.hpp"

namespace facialis::dsp {
namespace {

constexpr std::array parameters{
    Parameter{"threshold", 1.0, 0.0, 1e9, "a sample this large is activity"},
    Parameter{"quiet_ms", 20.0, 1.0, 1000.0, "without one for so long it is over"},
};

/// The simplest detector there can be: a fixed threshold on the rectified signal.
class LoudSamples final : public Detector {
public:
    LoudSamples(const DetectorInput& input, const ParameterValues& values)
        : threshold_(values["threshold"]),
          quiet_(sampleAt(values.milliseconds("quiet_ms"), input.rate))
    {
    }

    void process(std::span<const double> filtered, std::vector<DetectedActivity>& found) override
    {
        for (const double value : filtered) {
            if (std::abs(value) >= threshold_) {
                if (first_ < 0)
                    first_ = now_;
                last_ = now_;
            }
            ++now_;
            if (first_ >= 0 && (now_ - last_ > quiet_ || std::isnan(value)))
                finish(found);
        }
    }

    void finish(std::vector<DetectedActivity>& found) override
    {
        if (first_ >= 0)
            found.push_back({.range = {first_, last_ + 1}, .alarm = first_});
        first_ = -1;
    }

    [[nodiscard]] double noiseRms() const override
    {
        return std::numeric_limits<double>::quiet_NaN();
    }

private:
    double threshold_;
    std::int64_t quiet_, now_ = 0, first_ = -1, last_ = 0;
};

std::unique_ptr<Detector> make(const DetectorInput& input, const ParameterValues& values)
{
    return std::make_unique<LoudSamples>(input, values);
}

}  // namespace

extern const DetectorMethod loudSamples{
    .name = "loud_samples",
    .title = "A fixed threshold on the rectified signal",
    .timing = "causal",
    .source = "an example of the tests",
    .parameters = parameters,
    .threshold = "threshold",
    .make = make,
};

}  // namespace facialis::dsp
