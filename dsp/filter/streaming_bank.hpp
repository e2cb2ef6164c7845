// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <span>

#include "data/model/units.hpp"
#include "dsp/filter/biquad.hpp"
#include "dsp/filter/sample_buffer.hpp"

namespace facialis::dsp {

/// A StreamingFilter over several channels of one rate, which are filtered four at a time. Each
/// channel comes out as from a filter of its own, bit for bit, with its own gaps, however the
/// blocks are cut. Fastest where all channels are given blocks of one length.
class StreamingBank {
public:
    virtual ~StreamingBank() = default;
    StreamingBank(const StreamingBank&) = delete;
    StreamingBank& operator=(const StreamingBank&) = delete;

    /// Takes the next samples of every channel, appends to its `out` those that are ready. Does not
    /// allocate where the outputs have room.
    virtual void process(std::span<const std::span<const double>> in,
                         std::span<SampleBuffer> out) = 0;
    /// The signals are over: appends the rest. The next sample is the first of other signals.
    virtual void finish(std::span<SampleBuffer> out) = 0;

    /// By how much events in the output are late; see StreamingFilter.
    [[nodiscard]] virtual Duration delay() const = 0;
    /// How much input the output lags behind at most, beyond delay().
    [[nodiscard]] virtual Duration lookAhead() const = 0;

protected:
    StreamingBank() = default;
};

/// Forward only; what live recording uses.
[[nodiscard]] std::unique_ptr<StreamingBank> causalBank(Sections sections, Frequency rate,
                                                        Frequency passBandCentre,
                                                        std::size_t channels);

/// Forward, then backward over chunks with enough look-ahead; see zeroPhaseFilter. Chunks are
/// counted from the first sample of all, so that after a gap in one channel all go on together.
/// Behind each chunk its look-ahead is filtered backward once more; chunks are four times as long
/// (at most 65536 samples, or the look-ahead itself where that is longer).
[[nodiscard]] std::unique_ptr<StreamingBank> zeroPhaseBank(Sections sections, Frequency rate,
                                                           std::size_t channels);

}  // namespace facialis::dsp
