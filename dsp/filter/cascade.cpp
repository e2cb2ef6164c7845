// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/filter/cascade.hpp"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>

#include "dsp/filter/cascade_kernel.hpp"
#include "dsp/filter/flush_to_zero.hpp"

namespace facialis::dsp {

Cascade::Cascade(Sections sections)
    : sections_(std::move(sections)), settled_(settledState(sections_)), state_(settled_.size())
{
}

void Cascade::settleAt(double level) noexcept
{
    for (std::size_t i = 0; i < state_.size(); ++i)
        state_[i] = level * settled_[i];
}

void Cascade::process(std::span<double> samples) noexcept
{
    const FlushToZero quick;
    cascadeForward(sections_, state_.data(), samples.data(), samples.data(), samples.size());
}

void Cascade::processBackwards(std::span<double> samples) noexcept
{
    const FlushToZero quick;
    cascadeBackward(sections_, state_.data(), samples.data(), samples.data(), samples.size());
}

std::size_t ringingSamples(const Sections& sections, double remainder)
{
    double slowest = 0.0;
    for (const Biquad& q : sections) {
        const std::complex<double> root = std::sqrt(std::complex<double>(q.a1 * q.a1 - 4.0 * q.a2));
        slowest = std::max({slowest, std::abs(-q.a1 + root) / 2.0, std::abs(-q.a1 - root) / 2.0});
    }
    if (slowest <= remainder)
        return 2;  // no feedback worth the name: the two delays of a section
    return std::size_t(std::ceil(std::log(remainder) / std::log(slowest))) + 2;
}

Duration groupDelay(const Sections& sections, Frequency at, Frequency rate)
{
    using Complex = std::complex<double>;
    const Complex z1 = std::polar(1.0, -2.0 * std::numbers::pi * (at / rate));
    const Complex z2 = z1 * z1;
    double samples = 0.0;
    for (const Biquad& q : sections) {
        const Complex b = q.b0 + q.b1 * z1 + q.b2 * z2;
        const Complex a = 1.0 + q.a1 * z1 + q.a2 * z2;
        samples += ((q.b1 * z1 + 2.0 * q.b2 * z2) / b).real();
        samples -= ((q.a1 * z1 + 2.0 * q.a2 * z2) / a).real();
    }
    return Duration(samples / rate.hertz());
}

}  // namespace facialis::dsp
