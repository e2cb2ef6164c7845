// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "dsp/detection/double_threshold.hpp"
#include "dsp/detection/threshold_detector.hpp"
#include "dsp/noise/prediction_error.hpp"

namespace facialis::dsp {
namespace {

constexpr std::size_t order = 6;
constexpr std::size_t mostPairs = 16;

/// The baseline is the quietest 1.5 s of 6: in white noise its mean square lies 1.53 of its
/// standard deviations, 1 / sqrt(bandwidth x 1.5 s) each, below the true one (simulated in
/// tests/reference/classical_detectors.py).
double quietestShare(const DetectorInput& input)
{
    constexpr double expectedLeast = 1.53, baselineSeconds = 1.5;
    const double bandwidth = (input.lowPass - input.highPass).hertz();
    return std::max(1.0 - expectedLeast / std::sqrt(bandwidth * baselineSeconds), 0.5);
}

/// Squares are independent only if the signal is not sampled more often than its band demands.
std::size_t strideFor(const DetectorInput& input)
{
    return std::max<std::size_t>(std::size_t(input.rate / (2.0 * input.lowPass)), 1);
}

std::vector<double> whitening(std::span<const double> baseline, std::size_t stride)
{
    std::array<double, order + 1> lags{};
    for (std::size_t k = 0; k <= order; ++k)
        for (std::size_t i = k * stride; i < baseline.size(); i += stride)
            lags[k] += baseline[i] * baseline[i - k * stride];
    return predictionErrorFilter(lags, 0.01);
}

/// The r0-th largest of the last m sums of two whitened squares: it exceeds zeta if and only if at
/// least r0 of them do. The sums follow on each other without overlap; in units of their mean in
/// noise.
class OrderedPairs final : public TestSignal {
public:
    OrderedPairs(std::vector<double> filter, double meanSum, std::size_t stride, std::size_t pairs,
                 std::size_t needed)
        : filter_(std::move(filter)),
          scale_(1.0 / meanSum),
          stride_(stride),
          pairs_(pairs),
          needed_(needed)
    {
    }

    [[nodiscard]] double operator()(double x) override
    {
        if (phase_++ % stride_ != 0)
            return ordered_;
        std::rotate(past_.rbegin(), past_.rbegin() + 1, past_.rend());
        past_.front() = x;
        if (filled_ < order) {  // a start out of silence would be a step
            ++filled_;
            return ordered_;
        }
        double y = 0.0;
        for (std::size_t k = 0; k < filter_.size(); ++k)
            y += filter_[k] * past_[k];
        square_ += y * y;
        if (++count_ % 2 == 0) {
            sums_[count_ / 2 % pairs_] = square_ * scale_;
            square_ = 0.0;
            auto sorted = sums_;
            const auto place = sorted.begin() + std::ptrdiff_t(pairs_ - needed_);
            std::nth_element(sorted.begin(), place, sorted.begin() + std::ptrdiff_t(pairs_));
            ordered_ = *place;
        }
        return ordered_;
    }

    void reset() override
    {
        phase_ = count_ = filled_ = 0;
        past_.fill(0.0);
        sums_.fill(0.0);
        square_ = ordered_ = 0.0;
    }

private:
    std::vector<double> filter_;
    double scale_;
    std::size_t stride_, pairs_, needed_, phase_ = 0;
    std::array<double, order + 1> past_{};
    std::array<double, mostPairs> sums_{};
    double square_ = 0.0, ordered_ = 0.0;
    std::size_t count_ = 0, filled_ = 0;
};

/// Of two squares behind the filter.
double meanSum(std::span<const double> filter, std::span<const double> baseline, std::size_t stride)
{
    double sum = 0.0, count = 0.0;
    for (std::size_t i = order * stride; i < baseline.size(); i += stride) {
        double y = 0.0;
        for (std::size_t k = 0; k < filter.size(); ++k)
            y += filter[k] * baseline[i - k * stride];
        sum += y * y;
        count += 1.0;
    }
    return count > 0.0 && sum > 0.0 ? 2.0 * sum / count : std::numeric_limits<double>::infinity();
}

constexpr std::array parameters{
    Parameter{
        "false_alarms_per_min", 1.0, 1e-30, 1000.0,
        "P_fa, as false alarms a minute in white noise (holds at 1; strict values come out too "
        "often, for the whitened signal is not quite white)"},
    Parameter{"pairs", 5.0, 1.0, double(mostPairs), "m: sums of two squares looked at together"},
    Parameter{"needed", 3.0, 1.0, double(mostPairs), "r0: so many of them above zeta"},
    Parameter{"active_ms", 0.0, 0.0, 1000.0, "alarm for so long before it counts"},
    Parameter{"bridge_ms", 30.0, 0.0, 1000.0, "pauses up to this long are closed"},
};

std::unique_ptr<Detector> make(const DetectorInput& input, const ParameterValues& values)
{
    const std::size_t stride = strideFor(input);
    const auto pairs = std::size_t(values["pairs"]);
    const auto needed = std::min(std::size_t(values["needed"]), pairs);
    const double sumsPerMinute = 60.0 * input.rate.hertz() / double(stride) / 2.0;
    // Sums of two squares of white noise are exponential: P(z > zeta) = exp(-zeta / mean).
    const double zeta =
        DoubleThreshold{pairs, needed}.zetaFor(values["false_alarms_per_min"] / sumsPerMinute);
    const auto maker = [stride, pairs, needed,
                        share = quietestShare(input)](std::span<const double> baseline) {
        auto filter = whitening(baseline, stride);
        const double mean = meanSum(filter, baseline, stride) / share;
        return std::make_unique<OrderedPairs>(std::move(filter), mean, stride, pairs, needed);
    };
    return std::make_unique<ThresholdDetector>(
        maker,
        ThresholdRule{.fixed = zeta,
                      .activeFor = values.milliseconds("active_ms"),
                      .quietFor = values.milliseconds("bridge_ms"),
                      .late = Duration(double(pairs * stride) / input.rate.hertz())},
        input.rate);
}

}  // namespace

/// Of five successive sums of two whitened squares at least three exceed zeta; zeta from the
/// probability of a false alarm. Times are those of the middle of the five.
extern const DetectorMethod bonato{
    .name = "bonato",
    .title = "Bonato: double threshold on the whitened signal",
    .timing = "causal; half of its window (5 ms) taken off the times",
    .source = "Bonato, D'Alessio & Knaflitz 1998, IEEE Trans Biomed Eng 45:287",
    .parameters = parameters,
    .threshold = "false_alarms_per_min",
    .make = make,
};

}  // namespace facialis::dsp
