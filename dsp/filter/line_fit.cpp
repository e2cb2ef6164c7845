// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/filter/line_fit.hpp"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <vector>

namespace facialis::dsp {
namespace {

constexpr double fewestPeriods = 2.0;
/// Below it sine and cosine are one over the numbers that are there.
constexpr double smallestDeterminant = 1e-6;

/// e^(i w t) for every sample, from the rotation by one sample.
void fillWave(std::vector<std::complex<double>>& wave, double perSample)
{
    const std::complex<double> step = std::polar(1.0, perSample);
    std::complex<double> at(1.0, 0.0);
    for (std::complex<double>& value : wave) {
        value = at;
        at *= step;
    }
}

void subtractHarmonic(std::span<double> samples, const std::vector<std::complex<double>>& wave)
{
    double cc = 0.0, cs = 0.0, ss = 0.0, xc = 0.0, xs = 0.0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (std::isnan(samples[i]))
            continue;
        const double c = wave[i].real(), s = wave[i].imag();
        cc += c * c;
        cs += c * s;
        ss += s * s;
        xc += samples[i] * c;
        xs += samples[i] * s;
    }
    const double determinant = cc * ss - cs * cs;
    if (!(determinant > smallestDeterminant * (cc + ss) * (cc + ss)))
        return;
    const double a = (xc * ss - xs * cs) / determinant;
    const double b = (xs * cc - xc * cs) / determinant;
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] -= a * wave[i].real() + b * wave[i].imag();
}

}  // namespace

void subtractLine(std::span<double> samples, Frequency rate, Frequency line, Frequency upTo)
{
    if (static_cast<double>(samples.size()) < fewestPeriods * (rate / line))
        return;
    const Frequency end = std::min(upTo, rate * 0.5);
    std::vector<std::complex<double>> wave(samples.size());
    for (double harmonic = 1.0; line * harmonic < end; harmonic += 1.0) {
        fillWave(wave, 2.0 * std::numbers::pi * harmonic * (line / rate));
        subtractHarmonic(samples, wave);
    }
}

}  // namespace facialis::dsp
