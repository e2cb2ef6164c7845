// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <optional>

#include "data/model/units.hpp"

namespace facialis::acquisition {

/// Lost frames of a stream that carries neither counter nor time: those by which it is behind its
/// rate and stays behind.
///
/// The deficit, elapsed * rate - frames, is smallest right after a burst of bytes, so its smallest
/// value in two seconds is free of the link's jitter. That value may creep with the device's clock
/// (up to 300 ppm); where it jumps by more than 50 ms something was lost, and is reported once it
/// has stayed away for two seconds. To within about a frame per hundred of the outage.
class ByteRate {
public:
    explicit ByteRate(Frequency rate) : rate_(rate) {}

    /// `frames` arrived at `now` (of a monotonic clock; calls in order). @return lost ones, if any
    [[nodiscard]] std::int64_t arrived(std::int64_t frames, Duration now);
    /// A connection that was away: the frames that its absence took, and a new beginning.
    [[nodiscard]] std::int64_t reconnected(Duration now);

    [[nodiscard]] std::int64_t frames() const { return frames_; }
    /// From the tenth second on.
    [[nodiscard]] std::optional<Frequency> measuredRate() const;

private:
    struct Point {
        double time = 0.0, deficit = 0.0;
    };

    Frequency rate_;
    std::optional<Duration> begin_;
    std::int64_t frames_ = 0;        ///< lost ones included
    std::deque<Point> window_;       ///< of two seconds, deficits increasing: the first is smallest
    std::optional<double> settled_;  ///< the smallest deficit that is accounted for
    double settledAt_ = 0.0;
    double begun_ = 0.0;  ///< when the present window began
    double creep_ = 0.0;  ///< frames by which settled_ has crept
};

}  // namespace facialis::acquisition
