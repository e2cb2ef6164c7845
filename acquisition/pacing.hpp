// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <stop_token>

#include "data/model/units.hpp"

namespace facialis::acquisition {

/// The time that paces a source; tests pass one that does not wait.
class Clock {
public:
    virtual ~Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;

    /// Time since some fixed moment; never goes back.
    [[nodiscard]] virtual Duration now() = 0;
    /// Returns at `time`, or earlier when a stop is requested.
    virtual void waitUntil(Duration time, const std::stop_token& stop) = 0;

protected:
    Clock() = default;
};

/// The monotonic clock of the machine.
[[nodiscard]] std::shared_ptr<Clock> steadyClock();

/// Lets frames out no faster than a recorder would: frame i is due at start + (i + 1) / (rate *
/// speed).
///
/// Like a recorder on a serial line it hands out packets of about five milliseconds rather than
/// single frames. What a slow reader left behind is given at once; nothing is dropped.
class Pacer {
public:
    /// @param speed  1: real time; 2: twice as fast; 0: as fast as frames are read
    Pacer(Frequency rate, double speed, std::shared_ptr<Clock> clock);

    /// Waits until frames are due. Time starts with the first call.
    /// @param delivered  frames given out so far
    /// @param wanted     most frames the reader takes, at least 1
    /// @return 1..wanted; 0 when a stop was requested
    [[nodiscard]] std::int64_t framesDue(std::int64_t delivered, std::int64_t wanted,
                                         const std::stop_token& stop);

private:
    Frequency rate_;  ///< speed included; 0: unpaced
    std::shared_ptr<Clock> clock_;
    bool hasStarted_ = false;
    Duration start_;
};

}  // namespace facialis::acquisition
