// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the large file of the memory bar: make_large_edf PATH [SECONDS [CHANNELS [RATE]]]
// (3600 s, 64 channels, 2048 Hz: 944 MB). A path that ends in .bdf gives BDF.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

#include "data/formats/edf_file.hpp"

namespace {

using namespace facialis;

/// Noise with a burst now and then, computed when asked for: nothing is held in memory.
class EndlessNoise final : public Recording {
public:
    EndlessNoise(double seconds, int channels, double rate)
    {
        info_.format = "made";
        info_.duration = Duration(seconds);
        info_.start = StartTime{2025, 1, 2, 3, 4, 5, 0, {}};
        for (int k = 0; k < channels; ++k) {
            Channel channel;
            channel.label = "EMG " + std::to_string(k + 1);
            channel.rate = Frequency(rate);
            channel.length = sampleAt(info_.duration, channel.rate);
            channel.dimension = Dimension::voltage;
            channel.unit = "uV";
            channel.storedType = SampleType::int16;
            channel.scale = 1e-7;
            info_.channels.push_back(std::move(channel));
        }
        for (int minute = 0; minute * 60.0 < seconds; ++minute)
            info_.annotations.push_back({Duration(minute * 60.0), std::nullopt,
                                         "minute " + std::to_string(minute), std::nullopt});
    }

    const RecordingInfo& info() const override { return info_; }

    Result<void> read(std::size_t channel, SampleRange range, std::span<double> into) const override
    {
        for (std::int64_t i = range.begin; i < range.end; ++i)
            into[static_cast<std::size_t>(i - range.begin)] =
                stored(channel, i) * info_.channels[channel].scale;
        return {};
    }

    Result<void> readStored(std::size_t channel, SampleRange range,
                            std::span<std::int32_t> into) const override
    {
        for (std::int64_t i = range.begin; i < range.end; ++i)
            into[static_cast<std::size_t>(i - range.begin)] = stored(channel, i);
        return {};
    }

private:
    /// A hash of place and channel: the same sample whenever it is asked for.
    static std::int32_t stored(std::size_t channel, std::int64_t i)
    {
        auto bits =
            static_cast<std::uint64_t>(i) * 0x9E3779B97F4A7C15U + channel * 0xD1B54A32D192ED03U;
        bits = (bits ^ (bits >> 29)) * 0xBF58476D1CE4E5B9U;
        const auto noise = static_cast<std::int32_t>(bits >> 56) - 128;
        const bool isBurst = (i / 512 + static_cast<std::int64_t>(channel)) % 16 == 0;
        return isBurst ? noise * 20 : noise;
    }

    RecordingInfo info_;
};

}  // namespace

int main(int count, char** arguments)
{
    if (count < 2 || arguments[1][0] == '-') {
        std::fprintf(stderr, "usage: make_large_edf PATH [SECONDS [CHANNELS [RATE]]]\n");
        return 2;
    }
    const std::string path = arguments[1];
    const auto number = [&](int index, double otherwise) {
        return index < count ? std::atof(arguments[index]) : otherwise;
    };
    const EndlessNoise recording(number(2, 3600.0), static_cast<int>(number(3, 64.0)),
                                 number(4, 2048.0));
    const auto report =
        writeEdf(recording, path.ends_with(".bdf") ? EdfVariant::bdf : EdfVariant::edf, path);
    if (!report) {
        std::fprintf(stderr, "%s\n", report.error().sentence().c_str());
        return 1;
    }
    for (const std::string& sentence : report->lost)
        std::fprintf(stderr, "%s\n", sentence.c_str());
    return 0;
}
