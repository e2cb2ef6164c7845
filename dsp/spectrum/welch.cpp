// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/spectrum/welch.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

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

/// Several sums side by side, because each addition would wait for the one before.
double meanOf(std::span<const double> values)
{
    std::array<double, 8> sums{};
    std::size_t i = 0;
    for (; i + sums.size() <= values.size(); i += sums.size())
        for (std::size_t k = 0; k < sums.size(); ++k)
            sums[k] += values[i + k];
    double sum = 0.0;
    for (const double one : sums)
        sum += one;
    for (; i < values.size(); ++i)
        sum += values[i];
    return sum / double(values.size());
}

}  // namespace

Welch::Welch(std::size_t segment)
    : segment_(segment - segment % 2),
      fft_(std::max<std::size_t>(segment_, 2)),
      window_(hann(segment_))
{
    for (const double value : window_)
        windowPower_ += value * value;
}

bool Welch::addSegment(std::span<const double> part, std::vector<double>& power)
{
    const double mean = meanOf(part);
    if (!std::isfinite(mean))
        return false;
    double* const input = fft_.input().data();
    for (std::size_t i = 0; i < part.size(); ++i)
        input[i] = (part[i] - mean) * window_[i];
    const auto transformed = fft_.transform();
    for (std::size_t k = 0; k < transformed.size(); ++k)
        power[k] += std::norm(transformed[k]);
    return true;
}

Spectrum Welch::operator()(std::span<const double> signal, Frequency rate)
{
    Spectrum spectrum;
    if (segment_ < 2)
        return spectrum;
    spectrum.resolution = rate / double(segment_);
    spectrum.density.assign(segment_ / 2 + 1, 0.0);
    for (std::size_t begin = 0; begin + segment_ <= signal.size(); begin += segment_ / 2)
        if (addSegment(signal.subspan(begin, segment_), spectrum.density))
            ++spectrum.segments;
    if (spectrum.segments == 0)
        return spectrum;
    // One-sided: what lies at -f is added to +f, but 0 and the Nyquist frequency have no mirror.
    const double scale = 1.0 / (rate.hertz() * windowPower_ * double(spectrum.segments));
    for (std::size_t k = 0; k < spectrum.density.size(); ++k)
        spectrum.density[k] *= k == 0 || k == segment_ / 2 ? scale : 2.0 * scale;
    return spectrum;
}

Spectrum welch(std::span<const double> signal, Frequency rate, std::size_t segment)
{
    return Welch(segment)(signal, rate);
}

}  // namespace facialis::dsp
