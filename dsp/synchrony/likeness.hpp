// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include "data/model/time_interval.hpp"

namespace facialis::dsp {

/// How much two intervals are the same: the time they share over that from the first onset to the
/// last offset (for overlapping ones the Jaccard index), 0..1.
[[nodiscard]] constexpr double likeness(TimeInterval a, TimeInterval b)
{
    const Duration joined = std::max(a.offset, b.offset) - std::min(a.onset, b.onset);
    return joined > Duration(0.0) ? a.overlap(b) / joined : 0.0;
}

}  // namespace facialis::dsp
