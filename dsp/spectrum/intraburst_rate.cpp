// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/spectrum/intraburst_rate.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <complex>
#include <numbers>
#include <vector>

namespace facialis::dsp {
namespace {

constexpr double lowestRate = 10.0, highestRate = 400.0;  // Hz
constexpr double fewestPeriods = 4.0;
constexpr double fewestIndependent = 6.0;  // values for a median
constexpr double smoothing = 25.0;         // Hz each way
constexpr double chance = 0.02;
constexpr double shareOfLargest = 0.4;
constexpr double nearMains = 3.0;  // Hz

/// The least rate that carries the band of surface EMG, in which 150-400 Hz discharges show.
constexpr Frequency leastSampling{1000.0};

IntraburstRate refused(RateRefusal refusal)
{
    return {std::nullopt, refusal};
}

using Lines = std::span<const std::complex<double>>;

/// Means of `values` over `reach` neighbours on either side, as far as there are any.
std::vector<double> smoothed(const std::vector<double>& values, std::size_t reach)
{
    std::vector<double> sums(values.size() + 1, 0.0), means(values.size());
    for (std::size_t k = 0; k < values.size(); ++k)
        sums[k + 1] = sums[k] + values[k];
    for (std::size_t k = 0; k < values.size(); ++k) {
        const std::size_t begin = k > reach ? k - reach : 0;
        const std::size_t end = std::min(values.size(), k + reach + 1);
        means[k] = (sums[end] - sums[begin]) / double(end - begin);
    }
    return means;
}

/// |E(f)|^2 over its smoothed mean under random phases, for shifts of 1 .. most bins.
std::vector<double> excess(Lines lines, std::size_t most, std::size_t reach)
{
    std::vector<double> found(most), expected(most);
    for (std::size_t shift = 1; shift <= most; ++shift) {
        double real = 0.0, imaginary = 0.0, power = 0.0;
        for (std::size_t v = 0; v + shift < lines.size(); ++v) {
            const auto a = lines[v + shift], b = lines[v];
            real += a.real() * b.real() + a.imag() * b.imag();
            imaginary += a.imag() * b.real() - a.real() * b.imag();
            power += std::norm(a) * std::norm(b);
        }
        found[shift - 1] = real * real + imaginary * imaginary;
        expected[shift - 1] = power;
    }
    expected = smoothed(expected, reach);
    for (std::size_t k = 0; k < most; ++k)
        found[k] = expected[k] > 0.0 ? found[k] / expected[k] : 0.0;
    return found;
}

double medianOf(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// The lowest local maximum of at least `least`.
std::size_t lowestPeak(std::span<const double> values, double least)
{
    for (std::size_t k = 0; k < values.size(); ++k)
        if (values[k] >= least && (k + 1 == values.size() || values[k + 1] <= values[k]))
            return k;
    return 0;
}

}  // namespace

std::string_view toString(RateRefusal refusal)
{
    switch (refusal) {
    case RateRefusal::sampledTooSlowly:
        return "sampled below 1000 Hz: higher rates cannot be told from what they are folded into";
    case RateRefusal::tooShort: return "the burst holds fewer than the 4 periods a rate needs";
    case RateRefusal::bandTooNarrow: return "the band cannot carry the rates asked for";
    case RateRefusal::missingSamples: return "samples are missing in the burst";
    case RateRefusal::flat: return "the burst is flat";
    case RateRefusal::notSignificant: return "no rate stands out from random discharge";
    case RateRefusal::mains: return "the rate is a mains harmonic that is also in the silence";
    case RateRefusal::notched: return "the rate lies where a notch changed the signal";
    }
    return {};
}

IntraburstRate IntraburstRateMeter::operator()(std::span<const double> burst,
                                               const RateContext& context)
{
    const double sampling = context.sampling.hertz();
    const double low = context.low.hertz(), high = std::min(context.high.hertz(), 0.5 * sampling);
    const double highest = std::min(highestRate, 0.5 * (high - low));
    if (context.sampling < leastSampling)
        return refused(RateRefusal::sampledTooSlowly);
    if (!(highest > lowestRate))
        return refused(RateRefusal::bandTooNarrow);
    const double length = double(burst.size()) / sampling;
    const double lowest = std::max(lowestRate, fewestPeriods / length);
    const double independent = (highest - lowest) * length;
    if (burst.empty() || !(independent >= fewestIndependent))
        return refused(RateRefusal::tooShort);
    double mean = 0.0;
    for (const double sample : burst)
        mean += sample / double(burst.size());
    if (!std::isfinite(mean))
        return refused(RateRefusal::missingSamples);
    if (std::all_of(burst.begin(), burst.end(), [&](double s) { return s == burst.front(); }))
        return refused(RateRefusal::flat);

    // Twice the length, so that a rate between two lines of the burst's own transform is not lost.
    const std::size_t points = std::bit_ceil(2 * burst.size());
    RealFft& transform = transforms_.try_emplace(points, points).first->second;
    const auto input = transform.input();
    std::fill(input.begin(), input.end(), 0.0);
    for (std::size_t i = 0; i < burst.size(); ++i)
        input[i] = burst[i] - mean;
    const double bin = sampling / double(points);
    const auto begin = static_cast<std::size_t>(std::ceil(low / bin));
    const auto end = static_cast<std::size_t>(std::floor(high / bin)) + 1;
    const Lines lines = transform.transform().subspan(begin, end - begin);

    const auto all = excess(lines, static_cast<std::size_t>(highest / bin),
                            static_cast<std::size_t>(smoothing / bin));
    const auto first = static_cast<std::size_t>(std::ceil(lowest / bin));
    const std::span<const double> values = std::span(all).subspan(first - 1);
    const double typical =
        std::max(1.0, medianOf({values.begin(), values.end()}) / std::numbers::ln2);
    const double largest = *std::max_element(values.begin(), values.end());
    const double limit = typical * std::log(2.0 * independent / chance);
    if (!(largest > limit))
        return refused(RateRefusal::notSignificant);
    const std::size_t peak = lowestPeak(values, std::max(limit, shareOfLargest * largest));
    const double rate = double(first + peak) * bin;
    if (context.mains && (context.isMainsInSilence || context.isNotched)) {
        const double mains = context.mains->hertz();
        const double harmonic = std::max(1.0, std::round(rate / mains)) * mains;
        if (std::abs(rate - harmonic) <= nearMains)
            return refused(context.isNotched ? RateRefusal::notched : RateRefusal::mains);
    }
    return {Frequency(rate), std::nullopt};
}

}  // namespace facialis::dsp
