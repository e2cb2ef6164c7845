// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/accuracy/noise_kinds.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "acquisition/simulation/band.hpp"
#include "acquisition/simulation/motor_unit.hpp"

namespace facialis::bench {
namespace {

using acquisition::Random;

constexpr double turn = 2.0 * std::numbers::pi;

double powerInBand(std::vector<double> signal)
{
    acquisition::keepBand(signal, rate);
    return acquisition::meanSquare(signal);
}

void normalise(std::vector<double>& signal)
{
    const double scale = 1.0 / std::sqrt(powerInBand(signal));
    for (double& value : signal)
        value *= scale;
}

std::vector<double> white(Random& random)
{
    std::vector<double> signal(sampleCount());
    for (double& value : signal)
        value = random.gaussian();
    return signal;
}

/// The line frequency lies up to 0.05 Hz off 50 Hz; levels of harmonics as in the simulator.
void addMains(std::vector<double>& signal, Random& random)
{
    const double line = 50.0 + random.uniform(-0.05, 0.05);
    std::vector<double> mains(signal.size(), 0.0);
    const std::array levels{std::pair{1.0, 1.0}, std::pair{3.0, random.uniform(0.1, 0.5)},
                            std::pair{5.0, random.uniform(0.05, 0.3)},
                            std::pair{7.0, random.uniform(0.0, 0.2)}};
    for (const auto& [order, level] : levels) {
        const double phase = random.uniform();
        for (std::size_t i = 0; i < mains.size(); ++i)
            mains[i] += level * std::sin(turn * (order * line * double(i) / rate.hertz() + phase));
    }
    const double scale = 1.0 / std::sqrt(acquisition::meanSquare(mains));
    normalise(signal);
    for (std::size_t i = 0; i < signal.size(); ++i)
        signal[i] += scale * mains[i];
}

void addHeart(std::vector<double>& signal, Random& random)
{
    constexpr double peakInBand = 4.0;
    constexpr double beatsPerSecond = 70.0 / 60.0;
    const acquisition::ActionPotential qrs(rate, Duration(0.011), 0.7);
    std::vector<double> one(4096, 0.0);
    qrs.addTo(one, 2048.0, 1.0);
    acquisition::keepBand(one, rate);
    double peak = 0.0;
    for (const double value : one)
        peak = std::max(peak, std::abs(value));
    double t = random.uniform(0.0, 1.0);
    for (; t < recordingLength.seconds();
         t += std::max(0.4, (1.0 + 0.04 * random.gaussian()) / beatsPerSecond))
        qrs.addTo(signal, t * rate.hertz(), peakInBand / peak);
}

void addDrift(std::vector<double>& signal, Random& random)
{
    constexpr double spread = 10.0, memory = 10.0, breath = 5.0;
    const double breathRate = random.uniform(0.2, 0.3), phase = random.uniform();
    const double keep = std::exp(-1.0 / (memory * rate.hertz()));
    const double kick = spread * std::sqrt(1.0 - keep * keep);
    double wander = spread * random.gaussian();
    for (std::size_t i = 0; i < signal.size(); ++i) {
        wander = keep * wander + kick * random.gaussian();
        signal[i] +=
            wander + breath * std::sin(turn * (breathRate * double(i) / rate.hertz() + phase));
    }
}

}  // namespace

EmgColoured::EmgColoured()
{
    constexpr double peak = 80.0, width = 80.0;
    const double radius = std::exp(-std::numbers::pi * width / rate.hertz());
    // The spectrum of two poles r e^(+-i theta) peaks where
    // cos(w) = cos(theta) (1 + r^2) / (2 r).
    const double cosine =
        std::cos(turn * peak / rate.hertz()) * 2.0 * radius / (1.0 + radius * radius);
    a1_ = -2.0 * radius * cosine;
    a2_ = radius * radius;
}

double EmgColoured::operator()(double white)
{
    const double y = white - a1_ * y1_ - a2_ * y2_;
    y2_ = y1_;
    y1_ = y;
    return y;
}

std::vector<double> makeNoise(std::string_view kind, Random random)
{
    std::vector<double> signal = white(random);
    if (kind == "coloured") {
        EmgColoured colour;
        for (int i = 0; i < 1000; ++i)
            (void)colour(random.gaussian());
        for (double& value : signal)
            value = colour(value);
    } else if (kind == "mains") {
        addMains(signal, random);
    } else if (kind == "drift") {
        normalise(signal);
        addDrift(signal, random);
    }
    normalise(signal);
    if (kind == "ecg")
        addHeart(signal, random);
    return signal;
}

}  // namespace facialis::bench
