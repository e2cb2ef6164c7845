// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>
#include <span>
#include <vector>

#include "dsp/detection/make_detector.hpp"
#include "dsp/filter/butterworth.hpp"
#include "dsp/filter/streaming_filter.hpp"

namespace facialis::test {

/// Normal deviates that are the same on every machine.
class Gaussian {
public:
    explicit Gaussian(unsigned seed) : random_(seed) {}
    double operator()()
    {
        const double radius = std::sqrt(-2.0 * std::log(uniform()));
        return radius * std::cos(2.0 * std::numbers::pi * uniform());
    }
    /// In (0, 1).
    double uniform() { return (double(random_()) + 0.5) / 4294967296.0; }

private:
    std::mt19937 random_;
};

inline std::vector<double> whiteNoise(std::size_t count, unsigned seed, double rms = 1.0)
{
    Gaussian random(seed);
    std::vector<double> x(count);
    for (double& value : x)
        value = rms * random();
    return x;
}

/// The signal as the analysis sees it: 20-450 Hz (0.45 of the rate), zero phase.
inline std::vector<double> filtered(const std::vector<double>& x, Frequency rate)
{
    const Frequency lowPass = std::min(450_Hz, rate * 0.45);
    const auto filter =
        dsp::zeroPhaseFilter(dsp::butterworthBandPass(4, 20_Hz, lowPass, rate).value(), rate);
    std::vector<double> out;
    filter->process(x, out);
    filter->finish(out);
    return out;
}

inline dsp::DetectorInput inputAt(Frequency rate)
{
    return {rate, 20_Hz, std::min(450_Hz, rate * 0.45)};
}

inline double rmsOf(std::span<const double> x)
{
    double sum = 0.0;
    for (const double value : x)
        sum += value * value;
    return std::sqrt(sum / double(x.size()));
}

/// Motor unit potentials (first derivative of a Gaussian, 1.9 ms wide) at random, `perSecond` of
/// them, from begin to end; scaled to an RMS there.
inline std::vector<double> burst(std::size_t count, SampleRange range, double rms, Frequency rate,
                                 unsigned seed, double perSecond = 3000.0)
{
    Gaussian random(seed);
    std::vector<double> x(count, 0.0);
    const double width = 0.0019 * rate.hertz();
    const double step = rate.hertz() / perSecond;
    for (double at = double(range.begin); at < double(range.end);
         at -= step * std::log(random.uniform())) {
        const double sign = random();
        const auto reach = std::int64_t(4.0 * width);
        for (std::int64_t i = std::int64_t(at) - reach; i <= std::int64_t(at) + reach; ++i) {
            if (i < 0 || i >= std::int64_t(count))
                continue;
            const double u = (double(i) - at) / width;
            x[std::size_t(i)] += sign * u * std::exp(-0.5 * u * u);
        }
    }
    const auto inside = std::span(x).subspan(std::size_t(range.begin), std::size_t(range.length()));
    const double scale = rms / rmsOf(inside);
    for (double& value : x)
        value *= scale;
    return x;
}

/// First and one past the last sample above a tenth of the peak: how the contract defines truth.
inline SampleRange trueRange(const std::vector<double>& clean)
{
    double peak = 0.0;
    for (const double value : clean)
        peak = std::max(peak, std::abs(value));
    const auto loud = [&](double value) { return std::abs(value) > 0.1 * peak; };
    return {std::find_if(clean.begin(), clean.end(), loud) - clean.begin(),
            clean.rend() - std::find_if(clean.rbegin(), clean.rend(), loud)};
}

inline void add(std::vector<double>& to, const std::vector<double>& what)
{
    for (std::size_t i = 0; i < to.size(); ++i)
        to[i] += what[i];
}

inline std::vector<dsp::DetectedActivity> detect(const std::vector<double>& x, Frequency rate,
                                                 std::size_t block = 1000,
                                                 std::string_view name = "whitened_glr")
{
    const auto detector = dsp::makeDetector(name, inputAt(rate)).value();
    std::vector<dsp::DetectedActivity> found;
    for (std::size_t i = 0; i < x.size(); i += block)
        detector->process(std::span(x).subspan(i, std::min(block, x.size() - i)), found);
    detector->finish(found);
    return found;
}

}  // namespace facialis::test
