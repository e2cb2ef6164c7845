// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/spectrum/intraburst_rate.hpp"

#include <algorithm>
#include <array>
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
/// Of the whole power; what is smaller is made by the rounding of the transforms.
constexpr double roundingShare = 1e-12;

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

/// |a + i b|^2 at k and at -k, from the transforms of the real sequences a and b.
std::array<double, 2> powerOf(std::complex<double> a, std::complex<double> b)
{
    const double both = std::norm(a) + std::norm(b);
    const double mixed = 2.0 * std::imag(a * std::conj(b));
    return {both + mixed, both - mixed};
}

/// sum_v conj x[v + shift] x[v]. Right for shifts that `x` and they together do not exceed the
/// transform's length: beyond it the ends of x meet.
std::vector<std::complex<double>> selfProducts(Lines x, RealFft& transform)
{
    const std::size_t length = transform.length();
    const auto input = transform.input();
    const auto transformed = [&](auto part) {
        std::fill(input.begin(), input.end(), 0.0);
        std::transform(x.begin(), x.end(), input.begin(), part);
        const Lines lines = transform.transform();
        return std::vector(lines.begin(), lines.end());
    };
    const auto real = transformed([](std::complex<double> line) { return line.real(); });
    const auto imaginary = transformed([](std::complex<double> line) { return line.imag(); });
    for (std::size_t k = 0; k < real.size(); ++k) {
        const auto [there, mirrored] = powerOf(real[k], imaginary[k]);
        input[(length - k) % length] = mirrored / double(length);
        input[k] = there / double(length);
    }
    const Lines products = transform.transform();
    return {products.begin(), products.end()};
}

/// |E(f)|^2 over its smoothed mean under random phases, for shifts of 1 .. most bins.
std::vector<double> excess(Lines lines, std::size_t most, std::size_t reach, RealFft& transform)
{
    std::vector<std::complex<double>> powers(lines.size());
    std::transform(lines.begin(), lines.end(), powers.begin(),
                   [](std::complex<double> line) { return std::norm(line); });
    const auto products = selfProducts(lines, transform);
    const auto means = selfProducts(powers, transform);
    std::vector<double> found(most), expected(most);
    for (std::size_t shift = 1; shift <= most; ++shift) {
        found[shift - 1] = std::norm(products[shift]);
        expected[shift - 1] = means[shift].real();
    }
    expected = smoothed(expected, reach);
    const double least = roundingShare * means[0].real();
    for (std::size_t k = 0; k < most; ++k)
        found[k] = expected[k] > least ? found[k] / expected[k] : 0.0;
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

/// Writes the burst around its mean and in units of its largest deviation, whose fourth powers do
/// not leave the range of double. @return why that cannot be done
std::optional<RateRefusal> writeScaled(std::span<const double> burst, std::span<double> into)
{
    double mean = 0.0;
    for (const double sample : burst)
        mean += sample / double(burst.size());
    if (!std::isfinite(mean))
        return RateRefusal::missingSamples;
    if (std::all_of(burst.begin(), burst.end(), [&](double s) { return s == burst.front(); }))
        return RateRefusal::flat;
    double largest = 0.0;
    for (const double sample : burst)
        largest = std::max(largest, std::abs(sample - mean));
    std::fill(into.begin(), into.end(), 0.0);
    for (std::size_t i = 0; i < burst.size(); ++i)
        into[i] = (burst[i] - mean) / largest;
    return std::nullopt;
}

std::optional<RateRefusal> refusalAtMains(double rate, const RateContext& context)
{
    const bool isSubtracted = context.removal == MainsRemoval::subtracted;
    if (!context.mains || !(context.isMainsInSilence || isSubtracted))
        return std::nullopt;
    const double mains = context.mains->hertz();
    const double harmonic = std::max(1.0, std::round(rate / mains)) * mains;
    if (std::abs(rate - harmonic) > nearMains)
        return std::nullopt;
    return isSubtracted ? RateRefusal::mainsSubtracted : RateRefusal::mains;
}

}  // namespace

RealFft& IntraburstRateMeter::transformOf(std::size_t points)
{
    return transforms_.try_emplace(points, points).first->second;
}

IntraburstRate IntraburstRateMeter::operator()(std::span<const double> burst,
                                               const RateContext& context)
{
    const double sampling = context.sampling.hertz();
    const double low = context.low.hertz(), high = std::min(context.high.hertz(), 0.5 * sampling);
    const double highest = std::min(highestRate, 0.5 * (high - low));
    if (context.sampling < leastSampling)
        return refused(RateRefusal::sampledTooSlowly);
    if (context.removal == MainsRemoval::notched)
        return refused(RateRefusal::notched);
    if (!(highest > lowestRate))
        return refused(RateRefusal::bandTooNarrow);
    const double length = double(burst.size()) / sampling;
    const double lowest = std::max(lowestRate, fewestPeriods / length);
    const double independent = (highest - lowest) * length;
    if (burst.empty() || !(independent >= fewestIndependent))
        return refused(RateRefusal::tooShort);

    // Twice the length, so that a rate between two lines of the burst's own transform is not lost.
    const std::size_t points = std::bit_ceil(2 * burst.size());
    RealFft& transform = transformOf(points);
    if (const auto refusal = writeScaled(burst, transform.input()))
        return refused(*refusal);
    const double bin = sampling / double(points);
    const auto begin = static_cast<std::size_t>(std::ceil(low / bin));
    const auto end = static_cast<std::size_t>(std::floor(high / bin)) + 1;
    const Lines inBand = transform.transform().subspan(begin, end - begin);
    const std::vector lines(inBand.begin(), inBand.end());

    const auto most = static_cast<std::size_t>(highest / bin);
    const auto all = excess(lines, most, static_cast<std::size_t>(smoothing / bin),
                            transformOf(std::bit_ceil(lines.size() + most)));
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
    if (const auto refusal = refusalAtMains(rate, context))
        return refused(*refusal);
    return {Frequency(rate), std::nullopt};
}

}  // namespace facialis::dsp
