// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "data/model/quality_second.hpp"
#include "data/model/recording.hpp"
#include "data/model/sample_block.hpp"

namespace facialis::test {

inline constexpr double missingSample = std::numeric_limits<double>::quiet_NaN();

/// Channels of every kind of number, at one rate.
inline RecordingInfo liveInfo(std::vector<SampleType> types, Frequency rate = Frequency(1000.0))
{
    RecordingInfo info;
    info.path = "emulated device";
    info.format = "device";
    info.start = StartTime{2026, 3, 4, 5, 6, 7, 250'000'000, 60};
    info.identity.patientCode = "P-17";
    info.warnings = {"the band is narrow"};
    for (std::size_t k = 0; k < types.size(); ++k) {
        Channel channel;
        channel.label = "EMG " + std::to_string(k + 1);
        channel.muscle = "zygomaticus_major";
        channel.side = k % 2 == 0 ? Side::left : Side::right;
        channel.rate = rate;
        channel.dimension = Dimension::voltage;
        channel.unit = "uV";
        channel.storedType = types[k];
        if (types[k] != SampleType::float32 && types[k] != SampleType::float64) {
            channel.scale = 1.5e-7 * static_cast<double>(k + 1);
            channel.offset = k == 0 ? 0.0 : -2.5e-5;
        }
        info.channels.push_back(std::move(channel));
    }
    return info;
}

inline bool storesIntegers(const Channel& channel)
{
    return channel.storedType != SampleType::float32 && channel.storedType != SampleType::float64;
}

/// The number channel `k` stores at a frame: a ramp that tells frame and channel.
inline std::int32_t rampNumber(std::int64_t frame, std::size_t k)
{
    return static_cast<std::int32_t>(frame * static_cast<std::int64_t>(k + 1) % 60001 - 30000);
}

inline double rampValue(std::int64_t frame, std::size_t k, const Channel& channel)
{
    const double number = rampNumber(frame, k);
    return storesIntegers(channel) ? number * channel.scale + channel.offset : number * 1e-7;
}

/// Frames of the ramp.
inline SampleBlock rampBlock(const RecordingInfo& info, std::int64_t first, std::size_t frames)
{
    SampleBlock block(info.channels.size(), frames);
    block.setFirstFrame(first);
    for (std::size_t k = 0; k < block.channels(); ++k)
        for (std::size_t i = 0; i < frames; ++i)
            block.channel(k)[i] =
                rampValue(first + static_cast<std::int64_t>(i), k, info.channels[k]);
    return block;
}

/// A stream made by chance, but of one seed: blocks of any size, with frames that are missing, with
/// single samples that are, and with frames that are skipped.
struct MadeStream {
    RecordingInfo info;
    std::vector<SampleBlock> blocks;
    std::vector<std::vector<double>> expected;  ///< by channel; NaN where nothing came

    MadeStream(unsigned seed, std::vector<SampleType> types, std::int64_t length)
        : info(liveInfo(std::move(types))), expected(info.channels.size())
    {
        std::mt19937 random(seed);
        const auto pick = [&](std::uint32_t below) { return random() % below; };
        for (std::int64_t at = 0; at < length;) {
            if (pick(12) == 0)
                at += 1 + pick(90);
            SampleBlock block = rampBlock(info, at, 1 + pick(pick(4) == 0 ? 400 : 70));
            if (pick(4) == 0)
                for (std::size_t i = pick(20); i < block.frames() && pick(30) != 0; ++i)
                    for (std::size_t k = 0; k < block.channels(); ++k)
                        block.channel(k)[i] = missingSample;
            if (pick(4) == 0)
                block.channel(pick(static_cast<std::uint32_t>(block.channels())))[0] =
                    missingSample;
            for (std::size_t k = 0; k < block.channels(); ++k) {
                expected[k].resize(static_cast<std::size_t>(at), missingSample);
                const auto samples = block.channel(k);
                expected[k].insert(expected[k].end(), samples.begin(), samples.end());
            }
            at += static_cast<std::int64_t>(block.frames());
            blocks.push_back(std::move(block));
        }
    }

    [[nodiscard]] std::int64_t frames() const { return std::ssize(expected[0]); }
};

/// How many samples of a channel are not those expected, in the first `frames`, NaN included.
inline std::size_t differences(const Recording& recording, std::size_t channel,
                               const std::vector<double>& expected, std::int64_t frames)
{
    std::vector<double> read(static_cast<std::size_t>(frames));
    if (!recording.read(channel, {0, frames}, read))
        return read.size() + 1;
    std::size_t different = 0;
    for (std::size_t i = 0; i < read.size(); ++i)
        different += std::isnan(read[i]) != std::isnan(expected[i]) ||
                     (!std::isnan(read[i]) && read[i] != expected[i]);
    return different;
}

inline QualitySecond qualitySecond(std::int64_t second, std::size_t channels)
{
    QualitySecond quality{second, second * 3, Duration(0.001), {}};
    quality.channels.resize(channels);
    quality.channels[0] = {0.25F, 12.5F, true, false};
    return quality;
}

}  // namespace facialis::test
