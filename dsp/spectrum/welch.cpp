// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/spectrum/welch.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "dsp/spectrum/real_fft.hpp"

namespace facialis::dsp {
namespace {

/// Periodic Hann window: the right one for averaging overlapping segments.
std::vector<double> hann(std::size_t length)
{
    std::vector<double> window(length);
    for (std::size_t i = 0; i < length; ++i)
        window[i] = 0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * double(i) / double(length));
    return window;
}

double meanOf(std::span<const double> values)
{
    double sum = 0.0;
    for (const double value : values)
        sum += value;
    return sum / double(values.size());
}

}  // namespace

Spectrum welch(std::span<const double> signal, Frequency rate, std::size_t segment)
{
    segment -= segment % 2;
    Spectrum spectrum;
    if (segment < 2)
        return spectrum;
    spectrum.resolution = rate / double(segment);
    spectrum.density.assign(segment / 2 + 1, 0.0);
    if (signal.size() < segment)
        return spectrum;

    RealFft fft(segment);
    const std::vector<double> window = hann(segment);
    double windowPower = 0.0;
    for (const double value : window)
        windowPower += value * value;

    for (std::size_t begin = 0; begin + segment <= signal.size(); begin += segment / 2) {
        const auto part = signal.subspan(begin, segment);
        const double mean = meanOf(part);
        if (!std::isfinite(mean))
            continue;
        const auto input = fft.input();
        for (std::size_t i = 0; i < segment; ++i)
            input[i] = (part[i] - mean) * window[i];
        const auto transformed = fft.transform();
        for (std::size_t k = 0; k < transformed.size(); ++k)
            spectrum.density[k] += std::norm(transformed[k]);
        ++spectrum.segments;
    }
    if (spectrum.segments == 0)
        return spectrum;
    // One-sided: what lies at -f is added to +f, but 0 and the Nyquist frequency have no mirror.
    const double scale = 1.0 / (rate.hertz() * windowPower * double(spectrum.segments));
    for (std::size_t k = 0; k < spectrum.density.size(); ++k)
        spectrum.density[k] *= k == 0 || k == segment / 2 ? scale : 2.0 * scale;
    return spectrum;
}

}  // namespace facialis::dsp
