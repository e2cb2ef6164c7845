// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include "data/model/units.hpp"

namespace facialis {

/// A stretch of time `[onset, offset)`, counted from the first sample of the recording.
/// Used where channels of several rates meet; inside one channel a SampleRange is exact.
struct TimeInterval {
    Duration onset;
    Duration offset;

    [[nodiscard]] constexpr Duration length() const { return offset - onset; }
    [[nodiscard]] constexpr bool overlaps(TimeInterval other) const
    {
        return onset < other.offset && other.onset < offset;
    }
    [[nodiscard]] constexpr Duration overlap(TimeInterval other) const
    {
        const Duration common = std::min(offset, other.offset) - std::max(onset, other.onset);
        return std::max(common, Duration(0.0));
    }
    /// The interval with `margin` added on both sides.
    [[nodiscard]] constexpr TimeInterval widened(Duration margin) const
    {
        return {onset - margin, offset + margin};
    }

    friend constexpr bool operator==(TimeInterval, TimeInterval) = default;
};

}  // namespace facialis
