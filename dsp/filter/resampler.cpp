// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/filter/resampler.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>
#include <numeric>

namespace facialis::dsp {
namespace {

constexpr std::size_t places = 256;
constexpr double middle = 0.45;  // of the lower rate: -6 dB
constexpr double lobes = 13.0;   // taps on each side, at the lower rate
constexpr double stopBandDb = 80.0;
constexpr double fastest = 4e6;

/// Rates are told apart to a millihertz.
std::int64_t millihertz(Frequency rate)
{
    return std::llround(rate.hertz() * 1e3);
}

double kaiser(double x)
{
    constexpr double beta = 0.1102 * (stopBandDb - 8.7);
    if (std::abs(x) >= 1.0)
        return 0.0;
    return std::cyl_bessel_i(0.0, beta * std::sqrt(1.0 - x * x)) / std::cyl_bessel_i(0.0, beta);
}

double sinc(double x)
{
    return x == 0.0 ? 1.0 : std::sin(std::numbers::pi * x) / (std::numbers::pi * x);
}

}  // namespace

Result<Resampler> Resampler::create(Frequency in, Frequency out, std::size_t mostInput)
{
    for (const Frequency rate : {in, out})
        if (!(rate.hertz() < fastest) || millihertz(rate) <= 0)
            return failure("a rate that sound cannot be made from or at");
    const std::int64_t common = std::gcd(millihertz(in), millihertz(out));
    return Resampler(millihertz(in) / common, millihertz(out) / common, in, mostInput);
}

Resampler::Resampler(std::int64_t in, std::int64_t out, Frequency inputRate, std::size_t mostInput)
    : in_(in), out_(out), inputRate_(inputRate)
{
    const double ratio = std::min(1.0, static_cast<double>(out) / static_cast<double>(in));
    half_ = static_cast<std::int64_t>(std::ceil(lobes / ratio));
    const auto taps = static_cast<std::size_t>(2 * half_);
    table_.resize((places + 1) * taps);
    for (std::size_t row = 0; row <= places; ++row) {
        const std::span<double> own = std::span(table_).subspan(row * taps, taps);
        for (std::size_t k = 0; k < taps; ++k) {
            const double x = static_cast<double>(k) - static_cast<double>(half_ - 1) -
                             static_cast<double>(row) / static_cast<double>(places);
            own[k] = sinc(2.0 * middle * ratio * x) * kaiser(x / static_cast<double>(half_));
        }
        const double sum = std::accumulate(own.begin(), own.end(), 0.0);
        for (double& tap : own)
            tap /= sum;
    }
    heldCount_ = static_cast<std::size_t>(half_ - 1);
    held_.resize(taps + mostInput + static_cast<std::size_t>(in / out) + 2);
    ready_.resize(
        static_cast<std::size_t>(std::ceil(static_cast<double>(mostInput + 1) *
                                           static_cast<double>(out) / static_cast<double>(in)) +
                                 1.0));
}

void Resampler::restart() noexcept
{
    std::fill(held_.begin(), held_.end(), 0.0);
    heldCount_ = static_cast<std::size_t>(half_ - 1);
    remainder_ = 0;
}

Duration Resampler::latency() const
{
    return Duration(static_cast<double>(half_) / inputRate_.hertz());
}

double Resampler::at(std::size_t first, double fraction) const noexcept
{
    const auto taps = static_cast<std::size_t>(2 * half_);
    const double place = fraction * static_cast<double>(places);
    const auto row = static_cast<std::size_t>(place);
    const double towardsNext = place - static_cast<double>(row);
    const double* const here = table_.data() + row * taps;
    const double* const next = here + taps;
    const double* const samples = held_.data() + first;
    double sumHere = 0.0, sumNext = 0.0;
    for (std::size_t k = 0; k < taps; ++k) {
        sumHere += here[k] * samples[k];
        sumNext += next[k] * samples[k];
    }
    return sumHere + towardsNext * (sumNext - sumHere);
}

std::span<const double> Resampler::process(std::span<const double> in) noexcept
{
    assert(heldCount_ + in.size() <= held_.size() && "no more than was said");
    std::copy(in.begin(), in.end(), held_.begin() + static_cast<std::ptrdiff_t>(heldCount_));
    heldCount_ += in.size();
    const auto taps = static_cast<std::size_t>(2 * half_);
    std::size_t first = 0, count = 0;
    // The place of the next output may lie beyond what is there: remainder_ then exceeds out_.
    first = static_cast<std::size_t>(remainder_ / out_);
    remainder_ %= out_;
    while (first + taps <= heldCount_) {
        ready_[count++] = at(first, static_cast<double>(remainder_) / static_cast<double>(out_));
        remainder_ += in_;
        first += static_cast<std::size_t>(remainder_ / out_);
        remainder_ %= out_;
    }
    const std::size_t dropped = std::min(first, heldCount_);
    std::copy(held_.begin() + static_cast<std::ptrdiff_t>(dropped),
              held_.begin() + static_cast<std::ptrdiff_t>(heldCount_), held_.begin());
    heldCount_ -= dropped;
    remainder_ += static_cast<std::int64_t>(first - dropped) * out_;
    return std::span(ready_).first(count);
}

}  // namespace facialis::dsp
