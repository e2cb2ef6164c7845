// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cmath>

#include "dsp/detection/threshold_detector.hpp"
#include "dsp/noise/prediction_error.hpp"

namespace facialis::dsp {
namespace {

constexpr std::size_t pairs = 5;   // m
constexpr std::size_t needed = 3;  // r0
constexpr std::size_t order = 6;

/// P_fa = sum over k = r0 .. m of C(m, k) p^k (1 - p)^(m - k).
double falseAlarm(double p)
{
    double sum = 0.0, choose = 1.0;
    for (std::size_t k = 0; k <= pairs; ++k) {
        if (k >= needed)
            sum += choose * std::pow(p, double(k)) * std::pow(1.0 - p, double(pairs - k));
        choose *= double(pairs - k) / double(k + 1);
    }
    return sum;
}

/// The probability that noise exceeds zeta once, for a given P_fa.
double singleProbability(double wanted)
{
    double low = 0.0, high = 1.0;
    for (int i = 0; i < 60; ++i) {
        const double middle = 0.5 * (low + high);
        (falseAlarm(middle) < wanted ? low : high) = middle;
    }
    return high;
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
/// least r0 of them do. The sums follow on each other without overlap.
class OrderedPairs {
public:
    OrderedPairs(std::vector<double> filter, std::size_t stride)
        : filter_(std::move(filter)), stride_(stride)
    {
    }

    double operator()(double x)
    {
        if (phase_++ % stride_ != 0)
            return ordered_;
        std::rotate(past_.rbegin(), past_.rbegin() + 1, past_.rend());
        past_.front() = x;
        double y = 0.0;
        for (std::size_t k = 0; k < filter_.size(); ++k)
            y += filter_[k] * past_[k];
        square_ += y * y;
        if (++count_ % 2 == 0) {
            sums_[count_ / 2 % pairs] = square_;
            square_ = 0.0;
            auto sorted = sums_;
            std::nth_element(sorted.begin(), sorted.end() - needed, sorted.end());
            ordered_ = *(sorted.end() - needed);
        }
        return ordered_;
    }

private:
    std::vector<double> filter_;
    std::size_t stride_, phase_ = 0;
    std::array<double, order + 1> past_{};
    std::array<double, pairs> sums_{};
    double square_ = 0.0, ordered_ = 0.0;
    std::size_t count_ = 0;
};

constexpr std::array parameters{
    Parameter{"false_alarms_per_min", 1.0, 1e-6, 1000.0,
              "P_fa, as false alarms a minute in white noise"},
    Parameter{"bridge_ms", 30.0, 0.0, 1000.0, "pauses up to this long are closed"},
};

std::unique_ptr<Detector> make(const DetectorInput& input, const ParameterValues& values)
{
    // Sums of two squares of white noise are exponential: P(z > zeta) = exp(-zeta / mean), and the
    // r0-th largest of m has the mean times 1/r0 + ... + 1/m.
    const std::size_t stride = strideFor(input);
    const double decisions = 60.0 * input.rate.hertz() / double(stride) / 2.0 / double(pairs);
    double ordered = 0.0;
    for (std::size_t k = needed; k <= pairs; ++k)
        ordered += 1.0 / double(k);
    const double wanted = std::min(values["false_alarms_per_min"] / decisions, 0.5);
    const double ratio = -std::log(singleProbability(wanted)) / ordered;
    const auto maker = [stride](std::span<const double> baseline) -> TestSignal {
        return OrderedPairs(whitening(baseline, stride), stride);
    };
    return std::make_unique<ThresholdDetector>(
        maker, ThresholdRule{.ratio = ratio, .quietFor = values.milliseconds("bridge_ms")},
        input.rate);
}

}  // namespace

/// Of five successive sums of two whitened squares at least three exceed zeta; zeta from the
/// probability of a false alarm.
extern const DetectorMethod bonato{
    .name = "bonato",
    .title = "Bonato: double threshold on the whitened signal",
    .timing = "causal",
    .source = "Bonato, D'Alessio & Knaflitz 1998, IEEE Trans Biomed Eng 45:287",
    .parameters = parameters,
    .threshold = "false_alarms_per_min",
    .make = make,
};

}  // namespace facialis::dsp
