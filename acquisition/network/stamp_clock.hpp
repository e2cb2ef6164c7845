// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "data/model/units.hpp"

namespace facialis::acquisition {

/// Holds the time stamps of a stream against its rate: how many frames are missing before a sample,
/// how fast the stream really is, and where on its time line a moment lies.
///
/// The residual of a sample, (stamp - first stamp) * rate - frames so far, is followed by a slow
/// mean that absorbs drift; a sample that is late against it by more than 1.5 frames and eight
/// times the usual scatter follows a gap. Scatter starts at 50 ms and is learnt. A gap below that
/// cannot be told from jitter, but where stamps are exact (none came early for two seconds, which
/// jitter would do) every step of more than 1.5 frames is one. Stamps that go back, or are no
/// numbers, move nothing.
class StampClock {
public:
    explicit StampClock(Frequency rate) : rate_(rate) {}

    /// Takes the next sample. @return frames that are missing before it
    /// @param isRepeat  it is the one before once more, stamp and values: no sign of jitter, but
    ///                  where stamps are those of whole chunks of a flat signal
    [[nodiscard]] std::int64_t missingBefore(Duration stamp, bool isRepeat = false);
    /// A sample that came twice is not taken again.
    void dropRepeat() { ++repeats_; }
    /// No stamp came early for two seconds, which jitter would do: each is that of its sample.
    [[nodiscard]] bool isExact() const;

    /// Frames so far, missing ones included.
    [[nodiscard]] std::int64_t frames() const { return frames_; }
    /// By the stamps, from the tenth second on.
    [[nodiscard]] std::optional<Frequency> measuredRate() const;
    /// Mean absolute scatter of the stamps, from the first second on.
    [[nodiscard]] std::optional<Duration> jitter() const;
    /// Stamps that went back or were no numbers.
    [[nodiscard]] std::int64_t oddStamps() const { return oddStamps_; }
    /// The stream's own time (frame / rate) of a moment of the same clock; empty before the first.
    [[nodiscard]] std::optional<Duration> placeOf(Duration moment) const;

private:
    void noteStep(double frames);

    Frequency rate_;
    std::int64_t frames_ = 0, oddStamps_ = 0;
    std::optional<Duration> first_;
    Duration last_;
    std::int64_t lastStamped_ = 0;  ///< frame that it belongs to
    std::int64_t lastEarly_ = 0;    ///< frame whose stamp last came early
    std::int64_t repeats_ = 0;      ///< of the last stamp
    int chunks_ = 0;                ///< steps in a row that were as long as the repeats before them
    double mean_ = 0.0;             ///< of the residual, in frames
    double scatter_ = 0.0;          ///< of the residual about it, in frames
};

}  // namespace facialis::acquisition
