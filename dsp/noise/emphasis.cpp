// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/noise/emphasis.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

namespace facialis::dsp {
namespace {

/// The spectrum of surface EMG after Shwedyk, Balasubramanian & Scott 1977 (IEEE Trans Biomed Eng
/// 24:417): fh^4 f^2 / ((f^2 + fl^2) (f^2 + fh^2)^2). With these corners half of its power lies
/// below 91 Hz; facial muscles have theirs below 90 to 130 Hz (van Boxtel 2001).
constexpr double lowCorner = 60.0, highCorner = 120.0;
constexpr double clearlyBetter = 1.05;

/// Gain 1 at zero and 1/sqrt(2) at `edge`.
Emphasis::Taps gentleLowPass(Frequency edge, Frequency rate)
{
    const double atEdge = std::cos(2.0 * std::numbers::pi * std::min(edge / rate, 0.5));
    const double gain = std::numbers::sqrt2 / 2.0;
    if (edge >= rate / 2.0 || atEdge >= gain)
        return {0.0, 1.0, 0.0};
    const double side = std::min(0.5 * (1.0 - gain) / (gain - atEdge), 0.5);
    return {side / (1.0 + 2.0 * side), 1.0 / (1.0 + 2.0 * side), side / (1.0 + 2.0 * side)};
}

}  // namespace

Emphasis::Emphasis(Frequency edge, Frequency low, Frequency high, Frequency rate)
    : taps_{gentleLowPass(edge, rate), Taps{0.0, 1.0, 0.0}}
{
    for (std::size_t i = 0; i < points; ++i) {
        const double part = (double(i) + 0.5) / double(points);  // of the Nyquist frequency
        const double hertz = part * rate.hertz() / 2.0;
        const double square = hertz * hertz;
        const double rolledOff = square + highCorner * highCorner;
        const bool isInBand = hertz >= low.hertz() && hertz <= high.hertz();
        expected_[i] =
            isInBand ? square / ((square + lowCorner * lowCorner) * rolledOff * rolledOff) : 0.0;
        for (std::size_t k = 0; k < longestWhitening; ++k)
            cosines_[k][i] = std::cos(std::numbers::pi * part * double(k));
    }
    for (std::size_t c = 0; c < choices; ++c) {
        double mean = 0.0;
        for (std::size_t i = 0; i < points; ++i) {
            const double gain = taps_[c][1] + 2.0 * taps_[c][0] * cosines_[1][i];
            weights_[c][i] = gain * gain;
            mean += weights_[c][i] / double(points);
        }
        colours_[c] = {0.0, 0.0};
        for (const double weight : weights_[c]) {
            const double relative = weight / mean;
            colours_[c].second += relative * relative / double(points);
            colours_[c].third += relative * relative * relative / double(points);
        }
    }
}

std::size_t Emphasis::best(std::span<const double> whitening, std::size_t now) const
{
    assert(whitening.size() <= longestWhitening);
    // |A|^2 = r0 + 2 sum rk cos(k w), r the autocorrelation of the taps.
    std::array<double, longestWhitening> r{};
    for (std::size_t k = 0; k < whitening.size(); ++k)
        for (std::size_t i = 0; i + k < whitening.size(); ++i)
            r[k] += (k == 0 ? 1.0 : 2.0) * whitening[i] * whitening[i + k];
    std::array<double, points> activity = expected_;
    for (std::size_t i = 0; i < points; ++i) {
        double gain = 0.0;
        for (std::size_t k = 0; k < whitening.size(); ++k)
            gain += r[k] * cosines_[k][i];
        activity[i] *= std::max(gain, 0.0);
    }
    std::array<double, choices> deflection{};
    for (std::size_t c = 0; c < choices; ++c) {
        double moved = 0.0, squares = 0.0;
        for (std::size_t i = 0; i < points; ++i) {
            moved += weights_[c][i] * activity[i];
            squares += weights_[c][i] * weights_[c][i];
        }
        deflection[c] = moved / std::sqrt(squares);
    }
    std::size_t best = now;
    for (std::size_t c = 0; c < choices; ++c)
        if (deflection[c] > clearlyBetter * deflection[now] && deflection[c] > deflection[best])
            best = c;
    return best;
}

}  // namespace facialis::dsp
