// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "acquisition/files/table/missing_frames.hpp"
#include "data/model/units.hpp"

namespace facialis::acquisition {

/// What a recorder's frame counter says about lost frames.
struct FrameCount {
    bool isCounting = false;  ///< false: the column does not count frames, nothing is known
    std::vector<MissingFrames> missing;  ///< ascending by row
    std::int64_t unclear = 0;            ///< steps that repeat, go back, or contradict the clock
};

/// Counts lost frames from a wrapping counter (0..255 on a Cyton, 0..15 on a BITalino). Step and
/// wrap are found in the numbers themselves: the commonest step, and the commonest step back.
///
/// lost = (n mod M) - 1 with n the counter's advance and M its period; where the rows carry a host
/// clock, whole periods are added: M * round((dt * rate - n mod M) / M), unless clock and counter
/// disagree by more than M/4 (host clocks jitter by tens of milliseconds, so such a step is
/// unclear).
/// @param seconds  host time of each row, NaN where unknown; empty: there is no clock
[[nodiscard]] FrameCount countFrames(std::span<const double> counter,
                                     std::span<const double> seconds, Frequency rate);

}  // namespace facialis::acquisition
