// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <memory>
#include <numbers>
#include <string>
#include <utility>
#include <vector>

#include "data/model/memory_recording.hpp"
#include "dsp/synchrony/seeded_random.hpp"

namespace facialis::test {

/// Standard normal numbers, the same on every machine.
class Gaussian {
public:
    explicit Gaussian(std::uint64_t seed) : random_(seed) {}
    double operator()()
    {
        return std::sqrt(-2.0 * std::log(1.0 - random_.uniform())) *
               std::cos(2.0 * std::numbers::pi * random_.uniform());
    }

private:
    dsp::SeededRandom random_;
};

/// One EMG channel in volts at 2000 Hz.
inline std::unique_ptr<Recording> madeChannel(std::vector<double> volts)
{
    RecordingInfo info;
    info.path = "made";
    Channel channel;
    channel.label = "EMG OOc R";
    channel.muscle = "orbicularis_oculi";
    channel.side = Side::right;
    channel.rate = Frequency(2000.0);
    channel.length = std::ssize(volts);
    channel.dimension = Dimension::voltage;
    channel.unit = "V";
    info.duration = channel.duration();
    info.channels = {channel};
    std::vector<std::vector<double>> stored;
    stored.push_back(std::move(volts));
    return std::make_unique<MemoryRecording>(std::move(info), std::move(stored));
}

/// `seconds` of noise of an RMS in microvolts.
inline std::vector<double> madeNoise(double seconds, double microvolts, std::uint64_t seed = 7)
{
    Gaussian gaussian(seed);
    std::vector<double> samples(static_cast<std::size_t>(seconds * 2000.0));
    for (double& sample : samples)
        sample = microvolts * 1e-6 * gaussian();
    return samples;
}

/// Adds a sine of an amplitude in microvolts from one second to another.
inline void addSine(std::vector<double>& samples, double hertz, double microvolts, double from,
                    double to)
{
    for (auto i = static_cast<std::size_t>(from * 2000.0);
         i < std::min(samples.size(), static_cast<std::size_t>(to * 2000.0)); ++i)
        samples[i] += microvolts * 1e-6 *
                      std::sin(2.0 * std::numbers::pi * hertz * static_cast<double>(i) / 2000.0);
}

}  // namespace facialis::test
