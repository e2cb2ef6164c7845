// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>
#include <iterator>
#include <limits>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "data/model/memory_recording.hpp"

namespace facialis::test {

/// Draws that are the same on every machine: the standard's distributions are not.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}

    /// A whole number in [low, high].
    std::int64_t whole(std::int64_t low, std::int64_t high)
    {
        const auto span = static_cast<std::uint64_t>(high - low) + 1;
        return low + static_cast<std::int64_t>(engine_() % span);
    }
    double between(double low, double high)
    {
        return low + (high - low) * static_cast<double>(engine_() >> 11) * 0x1p-53;
    }
    bool chance(double probability) { return between(0.0, 1.0) < probability; }
    template <class List>
    auto oneOf(const List& list)
    {
        return list[static_cast<std::size_t>(whole(0, std::ssize(list) - 1))];
    }

private:
    std::mt19937_64 engine_;
};

/// What a random recording may contain.
struct RandomOptions {
    std::vector<double> rates = {1000.0};
    std::vector<SampleType> types = {SampleType::int16};
    int channels = 3;
    double seconds = 7.3;
    int gaps = 0;
    bool alignedGaps = true;  ///< on whole tenths of a second
    int annotations = 5;
    bool missingSamples = false;
};

inline std::string randomText(Dice& dice)
{
    const std::vector<std::string> pieces = {"smile", " ",  "närvös", "眼", "close eyes tightly",
                                             "@",     "->", "\n",     "µV", "😀",
                                             "12.5",  "X",  "_",      "+1"};
    std::string text;
    for (std::int64_t n = dice.whole(1, 12); n > 0; --n)
        text += dice.oneOf(pieces);
    return text;
}

inline RecordingInfo randomInfo(Dice& dice, const RandomOptions& options)
{
    RecordingInfo info;
    info.path = "random";
    info.format = "made";
    info.duration = Duration(options.seconds);
    const std::vector<std::string> units = {"uV", "mV", "V"};
    for (int k = 0; k < options.channels; ++k) {
        Channel channel;
        channel.label = "EMG " + std::to_string(k) + (k % 2 ? " L" : " R");
        channel.rate = Frequency(dice.oneOf(options.rates));
        channel.length = sampleAt(info.duration, channel.rate);
        channel.dimension = Dimension::voltage;
        channel.unit = dice.oneOf(units);
        channel.storedType = dice.oneOf(options.types);
        channel.scale = static_cast<double>(dice.whole(1, 5000)) / 1e4 / 1e6;
        channel.prefilter = "HP:20Hz LP:450Hz";
        channel.transducer = "Ag/AgCl";
        info.channels.push_back(channel);
    }
    for (int g = 0; g < options.gaps; ++g) {
        // Each gap keeps to its own part of the recording.
        const double part = options.seconds / (options.gaps + 1);
        double from = part * (g + 0.6) + dice.between(0.0, part * 0.3);
        double to = from + dice.between(0.05, part * 0.5);
        if (options.alignedGaps) {
            from = std::round(from * 10.0) / 10.0;
            to = from + std::max(0.1, std::round((to - from) * 10.0) / 10.0);
        } else {
            from = std::round(from * 1000.0) / 1000.0;
            to = std::round(to * 1000.0) / 1000.0;
        }
        info.gaps.push_back({{Duration(from), Duration(to)}, "made"});
    }
    std::vector<double> onsets;
    for (int a = 0; a < options.annotations; ++a)
        onsets.push_back(std::round(dice.between(-0.5, options.seconds) * 1e7) / 1e7);
    std::sort(onsets.begin(), onsets.end());
    for (const double onset : onsets) {
        Annotation annotation;
        annotation.onset = Duration(onset);
        if (dice.chance(0.5))
            annotation.duration = Duration(std::round(dice.between(0.0, 3.0) * 1e6) / 1e6);
        annotation.text = randomText(dice);
        if (dice.chance(0.3))
            annotation.channel = static_cast<std::size_t>(dice.whole(0, options.channels - 1));
        info.annotations.push_back(annotation);
    }
    info.start = StartTime{static_cast<int>(dice.whole(1990, 2040)),
                           static_cast<int>(dice.whole(1, 12)),
                           static_cast<int>(dice.whole(1, 28)),
                           static_cast<int>(dice.whole(0, 23)),
                           static_cast<int>(dice.whole(0, 59)),
                           static_cast<int>(dice.whole(0, 59)),
                           dice.chance(0.5) ? dice.whole(0, 999'999) * 1000 : 0,
                           {}};
    info.identity.patientCode = "P 17";
    info.identity.sex = "F";
    info.identity.birthDate = "1951-05-02";
    info.identity.equipment = "Amp 3";
    return info;
}

/// A recording drawn from a seed: integers over most of their range, floats as noise in volts, NaN
/// in gaps and, if asked for, elsewhere.
inline std::unique_ptr<MemoryRecording> randomRecording(std::uint64_t seed,
                                                        const RandomOptions& options)
{
    Dice dice(seed);
    RecordingInfo info = randomInfo(dice, options);
    std::vector<std::vector<double>> stored;
    for (Channel& channel : info.channels) {
        const bool isFloat = channel.storedType == SampleType::float64;
        // Just below the format's limits, where eight characters hold every scale drawn above.
        const std::int64_t limit = channel.storedType == SampleType::int16 ? 30'000 : 8'000'000;
        if (isFloat)
            channel.scale = 1.0;
        std::vector<double> samples(static_cast<std::size_t>(channel.length));
        for (double& sample : samples)
            sample = isFloat ? dice.between(-3e-3, 3e-3)
                             : static_cast<double>(dice.whole(-limit, limit));
        const auto erase = [&](std::int64_t from, std::int64_t to) {
            for (std::int64_t i = std::max<std::int64_t>(from, 0); i < std::min(to, channel.length);
                 ++i)
                samples[static_cast<std::size_t>(i)] = std::numeric_limits<double>::quiet_NaN();
        };
        for (const Gap& gap : info.gaps)
            erase(sampleAt(gap.interval.onset, channel.rate),
                  sampleAt(gap.interval.offset, channel.rate));
        if (options.missingSamples && dice.chance(0.5)) {
            const std::int64_t from = dice.whole(0, channel.length - 1);
            erase(from, from + dice.whole(1, 200));
        }
        stored.push_back(std::move(samples));
    }
    return std::make_unique<MemoryRecording>(std::move(info), std::move(stored));
}

inline std::vector<double> allPhysical(const Recording& recording, std::size_t channel)
{
    const std::int64_t length = recording.info().channels[channel].length;
    std::vector<double> values(static_cast<std::size_t>(length));
    if (const auto read = recording.read(channel, {0, length}, values); !read)
        throw std::runtime_error(read.error().sentence());
    return values;
}

inline std::vector<std::int32_t> allStored(const Recording& recording, std::size_t channel)
{
    const std::int64_t length = recording.info().channels[channel].length;
    std::vector<std::int32_t> values(static_cast<std::size_t>(length));
    if (const auto read = recording.readStored(channel, {0, length}, values); !read)
        throw std::runtime_error(read.error().sentence());
    return values;
}

}  // namespace facialis::test
