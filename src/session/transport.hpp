// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>

#include "data/model/time_interval.hpp"

namespace facialis::engine {

/// Where a recording that is played is, as a function of time. A value: whoever has one needs to
/// ask nobody. Times of the recording are since its first sample, others since the start of a
/// clock.
struct Transport {
    TimeInterval part;      ///< of the recording: what is played to its end, or round and round
    Duration from;          ///< of the recording, inside the part: where it began
    bool isLooped = false;  ///< behind its end comes its beginning
    Duration startedAt;     ///< by the clock
    Duration lag;           ///< from a sample's being put to its being heard

    /// How long samples have been on their way.
    [[nodiscard]] Duration elapsed(Duration now) const
    {
        return std::max(Duration(0.0), now - startedAt);
    }
    /// The place that is heard.
    [[nodiscard]] Duration placeAt(Duration now) const
    {
        const Duration place = from + elapsed(now - lag);
        if (!isLooped)
            return std::min(place, part.offset);
        const double length = part.length().seconds();
        return part.onset + Duration(std::fmod((place - part.onset).seconds(), length));
    }
    /// All of it was heard.
    [[nodiscard]] bool isOverAt(Duration now) const
    {
        return !isLooped && from + elapsed(now - lag) >= part.offset;
    }
};

}  // namespace facialis::engine
