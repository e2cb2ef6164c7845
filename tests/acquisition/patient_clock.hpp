// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "acquisition/pacing.hpp"

namespace facialis::test {

/// A clock that moves when it is waited for, and by hand: tests of pacing take no time.
class PatientClock final : public acquisition::Clock {
public:
    [[nodiscard]] Duration now() override { return now_; }
    void waitUntil(Duration time, const std::stop_token& stop) override
    {
        ++waits;
        if (!stop.stop_requested() && time > now_)
            now_ = time;
    }
    void advance(Duration by) { now_ = now_ + by; }

    int waits = 0;

private:
    Duration now_{12.5};
};

}  // namespace facialis::test
