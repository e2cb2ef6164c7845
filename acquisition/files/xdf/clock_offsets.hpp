// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

#include "data/model/units.hpp"

namespace facialis::acquisition {

/// One measurement of how far the clock of the recording computer was ahead of a stream's clock.
struct ClockOffset {
    double time = 0.0;   ///< seconds of the stream's clock
    double value = 0.0;  ///< seconds to add
};

/// `value(t) = offset + drift (t - middle)`: from a stream's clock to the recording computer's.
struct ClockFit {
    double middle = 0.0, offset = 0.0, drift = 0.0;  ///< seconds, seconds, no unit
    std::size_t measurements = 0;
    std::size_t outliers = 0;  ///< farther than 1 s from the line: the clock was set meanwhile
    Duration scatter;          ///< median distance from the line
    bool isDriftImpossible = false;  ///< more than 1000 ppm, which no quartz drifts: not used

    [[nodiscard]] double corrected(double stamp) const
    {
        return stamp + offset + drift * (stamp - middle);
    }
};

/// A line through the measurements that single late answers of the network do not bend: iteratively
/// reweighted least squares with the weights of Huber (1964), tuned to 1.345 times the spread,
/// the spread being 1.4826 times the median distance from the line.
[[nodiscard]] ClockFit fitClock(std::span<const ClockOffset> offsets);

}  // namespace facialis::acquisition
