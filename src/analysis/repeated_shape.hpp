// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "src/analysis/activity_table.hpp"
#include "src/analysis/window_reader.hpp"

namespace facialis::engine {

/// A waveform of about 80 ms that a channel repeats, as a muscle's interference pattern never does.
struct RepeatedShape {
    std::vector<std::size_t> events;    ///< bursts that have it
    std::vector<std::int64_t> centres;  ///< where it stands, whether a burst was found there or not
    std::vector<double> intervals;      ///< seconds from one to the next
};

/// Looks for what the short bursts of a channel have in common: the mean of those that resemble one
/// of them (|r| of at least 0.6), if they are half of them; then for the places where the recording
/// has that shape, in up to ten minutes of it. Empty where there is none.
/// @param index   of the channel
/// @param events  of the table, of that channel
/// @param fewest  bursts that must have it
[[nodiscard]] RepeatedShape repeatedShape(const Channel& channel, std::size_t index,
                                          const WindowReader& reader, const ActivityTable& table,
                                          const std::vector<std::size_t>& events,
                                          std::size_t fewest);

}  // namespace facialis::engine
