// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "acquisition/files/wav/wav_chunks.hpp"
#include "data/model/recording.hpp"

struct sf_private_tag;  // of libsndfile; wav_recording.cpp is the only place that includes it

namespace facialis::acquisition {

/// An open WAV file.
class WavSound {
public:
    /// @errors the library cannot read it, a rate or a number of channels that cannot be
    [[nodiscard]] static Result<WavSound> open(const std::string& path, const WavChunks& chunks);

    [[nodiscard]] int channels() const { return channels_; }
    [[nodiscard]] bool isInteger() const { return !isFloat_; }
    /// Channel `index`: label, rate, length, how it is stored.
    [[nodiscard]] Channel channel(int index) const;

    /// Reads whole numbers as they are stored, or fractions of full scale.
    /// @return false: the file ended early
    [[nodiscard]] bool readStored(int channel, SampleRange range,
                                  std::span<std::int32_t> into) const;
    [[nodiscard]] bool readFractions(int channel, SampleRange range, std::span<double> into) const;

private:
    struct Closer {
        void operator()(sf_private_tag* handle) const;
    };
    WavSound() = default;
    template <class Sample, class Read, class Value, class Convert>
    [[nodiscard]] bool walk(int channel, SampleRange range, std::span<Value> into, Read read,
                            Convert convert) const;

    std::unique_ptr<sf_private_tag, Closer> handle_;
    std::unique_ptr<std::mutex> mutex_ = std::make_unique<std::mutex>();  ///< one place to read at
    int channels_ = 0;
    std::int64_t frames_ = 0;
    Frequency rate_;
    int bits_ = 16;
    bool isFloat_ = false;
};

class WavRecording final : public Recording {
public:
    WavRecording(WavSound sound, RecordingInfo info)
        : sound_(std::move(sound)), info_(std::move(info))
    {
    }

    [[nodiscard]] const RecordingInfo& info() const override { return info_; }
    [[nodiscard]] Result<void> read(std::size_t channel, SampleRange range,
                                    std::span<double> into) const override;
    [[nodiscard]] Result<void> readStored(std::size_t channel, SampleRange range,
                                          std::span<std::int32_t> into) const override;

private:
    WavSound sound_;
    RecordingInfo info_;
};

}  // namespace facialis::acquisition
