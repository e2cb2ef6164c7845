// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "data/flow/sound_ring.hpp"
#include "data/model/channel.hpp"
#include "data/model/sample_block.hpp"
#include "dsp/filter/resampler.hpp"
#include "dsp/filter/streaming_bank.hpp"

namespace facialis::engine {

/// What of a stream or a recording is to be heard, and how.
struct AudioOptions {
    std::vector<std::size_t> channels;  ///< of one rate, at least one
    Frequency loudspeaker{48000.0};
    double gainDb = 0.0;   ///< at 0 dB 1 mV (or half of what a channel of counts can store) is full
    Duration aim{0.02};    ///< sound that waits in the ring; at least what a callback asks for
    Duration limit{0.08};  ///< of it, before some is skipped
};

/// EMG as sound: from 30 Hz to 0.45 of the rate, right side of the face right, left side left,
/// midline, both and unknown sides on both; as loud as wanted and never clipped (tanh).
///
/// put() is fed from one thread: the live session (LiveSession::listen) or whoever plays a file;
/// read() is the loudspeaker's callback. Neither allocates, locks or waits.
class AudioFeed {
public:
    /// @param channels  of the stream or recording
    /// @errors no channel, channels of several rates, a rate below 100 Hz
    [[nodiscard]] static Result<std::unique_ptr<AudioFeed>> create(
        std::span<const Channel> channels, const AudioOptions& options);

    /// The next samples of all channels of the stream, physical values, NaN: missing (silence).
    void put(const SampleBlock& block) noexcept;
    /// The same of the chosen channels alone, in their order, blocks of one length.
    /// @param loudness  of each sample, 0..1; empty: all are as loud as they are
    void put(std::span<const std::span<const double>> chosen,
             std::span<const double> loudness = {}) noexcept;
    /// What is put next is of another place, and is heard behind what was put: the high-pass
    /// begins anew. Of the thread that puts.
    void cut() noexcept;
    /// What is put next is heard instead of what was put and still waits, as from a feed that was
    /// just made. Of the thread that puts.
    void restart() noexcept;
    /// Fills all of `frames` (left and right in turn, -1..1).
    void read(std::span<float> frames) noexcept { ring_.read(frames); }

    void setGain(double decibels) noexcept;
    /// From a sample to its sound, but for what the loudspeaker's own buffer and the blocks of the
    /// source add: the low-pass, and what waits in the ring.
    [[nodiscard]] Duration latency() const;
    /// Of that, what the low-pass holds back.
    [[nodiscard]] Duration filterLatency() const { return left_.latency(); }
    /// Frames played late, skipped, refused; room for a player of files.
    [[nodiscard]] const SoundRing& ring() const { return ring_; }
    [[nodiscard]] const AudioOptions& options() const { return options_; }

private:
    struct Chosen {
        std::size_t channel;
        double fullScale;  ///< physical value
        bool isLeft, isRight;
    };
    AudioFeed(AudioOptions options, std::vector<Chosen> chosen,
              std::unique_ptr<dsp::StreamingBank> highPass, dsp::Resampler left,
              dsp::Resampler right);
    void putPiece(std::span<const std::span<const double>> chosen,
                  std::span<const double> loudness) noexcept;

    AudioOptions options_;
    std::vector<Chosen> chosen_;
    std::unique_ptr<dsp::StreamingBank> highPass_;
    dsp::Resampler left_, right_;
    std::vector<dsp::SampleBuffer> passed_;
    std::vector<std::span<const double>> views_, pieces_;
    std::vector<double> leftSum_, rightSum_;
    std::vector<float> frames_;
    std::atomic<double> gain_;
    SoundRing ring_;
};

}  // namespace facialis::engine
