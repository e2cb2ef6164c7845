// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/filter/cascade.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <numbers>

#include "dsp/filter/flush_to_zero.hpp"

namespace facialis::dsp {

Cascade::Cascade(Sections sections)
    : sections_(std::move(sections)), settled_(sections_.size()), state_(sections_.size())
{
    double level = 1.0;
    for (std::size_t i = 0; i < sections_.size(); ++i) {
        const Biquad& q = sections_[i];
        // A constant x makes y = gain x; solve the two state equations for s1 and s2.
        const double gain = (q.b0 + q.b1 + q.b2) / (1.0 + q.a1 + q.a2);
        settled_[i].s2 = level * (q.b2 - q.a2 * gain);
        settled_[i].s1 = level * (q.b1 - q.a1 * gain) + settled_[i].s2;
        level *= gain;
    }
}

void Cascade::settleAt(double level) noexcept
{
    for (std::size_t i = 0; i < state_.size(); ++i)
        state_[i] = {level * settled_[i].s1, level * settled_[i].s2};
}

void Cascade::process(std::span<double> samples) noexcept
{
    if (!samples.empty())
        run<1>(samples.data(), samples.size());
}

void Cascade::processBackwards(std::span<double> samples) noexcept
{
    if (!samples.empty())
        run<-1>(samples.data() + samples.size() - 1, samples.size());
}

/// Several sections a sample keep the processor busy while each waits for its own feedback; their
/// number is a constant so that state and coefficients stay in registers.
template <std::size_t Count, int Step>
void Cascade::runFused(double* first, std::size_t count, std::size_t section) noexcept
{
    std::array<Biquad, Count> q;
    std::array<State, Count> s;
    std::copy_n(sections_.begin() + std::ptrdiff_t(section), Count, q.begin());
    std::copy_n(state_.begin() + std::ptrdiff_t(section), Count, s.begin());
    double* at = first;
    for (std::size_t n = 0; n < count; ++n, at += Step) {
        double x = *at;
        for (std::size_t i = 0; i < Count; ++i) {
            const double y = q[i].b0 * x + s[i].s1;
            s[i].s1 = q[i].b1 * x - q[i].a1 * y + s[i].s2;
            s[i].s2 = q[i].b2 * x - q[i].a2 * y;
            x = y;
        }
        *at = x;
    }
    std::copy_n(s.begin(), Count, state_.begin() + std::ptrdiff_t(section));
}

template <int Step>
void Cascade::run(double* first, std::size_t count) noexcept
{
    const FlushToZero quick;
    for (std::size_t section = 0; section < sections_.size();) {
        switch (std::min<std::size_t>(sections_.size() - section, 5)) {
        case 1:
            runFused<1, Step>(first, count, section);
            section += 1;
            break;
        case 2:
            runFused<2, Step>(first, count, section);
            section += 2;
            break;
        case 3:
            runFused<3, Step>(first, count, section);
            section += 3;
            break;
        case 4:
            runFused<4, Step>(first, count, section);
            section += 4;
            break;
        default:
            runFused<5, Step>(first, count, section);
            section += 5;
            break;
        }
    }
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
