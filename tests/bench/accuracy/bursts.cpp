// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/accuracy/bursts.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "acquisition/simulation/activation.hpp"
#include "acquisition/simulation/band.hpp"
#include "acquisition/simulation/motor_pool.hpp"

namespace facialis::bench {
namespace {

using acquisition::Random;

/// Onsets in seconds.
std::vector<double> layout(std::string_view scenario, double length, Random random)
{
    const bool isTrain = scenario == "train";
    std::vector<double> onsets;
    double t = leadIn.seconds() + random.uniform(0.0, 1.0);
    std::size_t left = 4 + random.below(5);
    while (t + length + 1.0 < recordingLength.seconds()) {
        onsets.push_back(t);
        t += length;
        if (!isTrain) {
            t += random.uniform(0.7, 1.5);
        } else if (--left > 0) {
            t += random.uniform(0.1, 0.25);
        } else {
            t += random.uniform(1.0, 3.0);
            left = 4 + random.below(5);
        }
    }
    return onsets;
}

struct Burst {
    std::vector<double> samples;
    SampleRange extent;  ///< within `samples`
};

SampleRange aboveTenthOfPeak(const std::vector<double>& samples)
{
    double peak = 0.0;
    for (const double value : samples)
        peak = std::max(peak, std::abs(value));
    const auto isAbove = [&](double value) { return std::abs(value) > 0.1 * peak; };
    return {std::find_if(samples.begin(), samples.end(), isAbove) - samples.begin(),
            samples.rend() - std::find_if(samples.rbegin(), samples.rend(), isAbove)};
}

/// Motor units of half the pool, each a volley of multiplets. The drive is shorter than the burst
/// by about the length of a potential: by how much is tried out.
Burst unitBurst(double length, std::span<const acquisition::MotorUnit> pool, Random random)
{
    const auto wanted = std::llround(length * rate.hertz());
    const auto allowed = std::max<std::int64_t>(wanted / 10, sampleAt(Duration(0.0015), rate));
    double drive = length - 0.008;
    Burst burst;
    for (std::uint64_t attempt = 0; attempt < 1000; ++attempt) {
        acquisition::Activation activation;
        activation.length = Duration(std::max(drive, 0.004));
        activation.firing = acquisition::clonicFiring();
        burst.samples =
            acquisition::synthesise(activation, pool, rate, random.fork("attempt", attempt))
                .samples;
        burst.extent = aboveTenthOfPeak(burst.samples);
        const std::int64_t missing = wanted - burst.extent.length();
        if (std::abs(missing) <= allowed)
            break;
        drive += 0.5 * double(missing) / rate.hertz();
    }
    return burst;
}

Burst gaussianBurst(double length, Random random)
{
    EmgColoured colour;
    for (int i = 0; i < 1000; ++i)
        (void)colour(random.gaussian());
    Burst burst;
    burst.samples.resize(std::size_t(std::llround(length * rate.hertz())));
    for (double& value : burst.samples)
        value = colour(random.gaussian());
    burst.extent = {0, std::ssize(burst.samples)};
    return burst;
}

/// RMS in 20-450 Hz over the extent.
double rmsInBand(const Burst& burst)
{
    constexpr std::size_t margin = 1024;
    std::vector<double> padded(burst.samples.size() + 2 * margin, 0.0);
    std::copy(burst.samples.begin(), burst.samples.end(), padded.begin() + margin);
    acquisition::keepBand(padded, rate);
    const auto own = std::span(padded).subspan(margin + std::size_t(burst.extent.begin),
                                               std::size_t(burst.extent.length()));
    return std::sqrt(acquisition::meanSquare(own));
}

}  // namespace

std::size_t burstCount(std::string_view scenario, Duration length, const Random& random)
{
    return layout(scenario, length.seconds(), random.fork("layout")).size();
}

Bursts makeBursts(std::string_view scenario, Duration length, const Random& random)
{
    Random choice = random.fork("muscle");
    const auto& muscle = acquisition::muscles()[choice.below(acquisition::muscles().size())];
    const auto pool = acquisition::makeMotorPool(muscle, rate, random.fork("pool"));
    Bursts result;
    result.signal.assign(sampleCount(), 0.0);
    const auto onsets = layout(scenario, length.seconds(), random.fork("layout"));
    for (std::size_t k = 0; k < onsets.size(); ++k) {
        const Burst burst = scenario == "gaussian"
                                ? gaussianBurst(length.seconds(), random.fork("burst", k))
                                : unitBurst(length.seconds(), pool, random.fork("burst", k));
        const double scale = 1.0 / rmsInBand(burst);
        const std::int64_t at = sampleAt(Duration(onsets[k]), rate) - burst.extent.begin;
        for (std::size_t i = 0; i < burst.samples.size(); ++i)
            result.signal[std::size_t(at) + i] += scale * burst.samples[i];
        result.truth.push_back({at + burst.extent.begin, at + burst.extent.end});
    }
    return result;
}

}  // namespace facialis::bench
