// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "src/analysis/activity_table.hpp"
#include "src/analysis/window_reader.hpp"

namespace facialis::engine {

/// Marks bursts as artifacts that are nothing but mains hum that swells, as it does where a contact
/// dries or a hand comes near: of half a second or more, more than half of their power at the line
/// and its harmonics, and the rest of it at most half as much again as just before or after them,
/// whichever is quieter. A contraction on top of hum raises that rest; but what fills less than a
/// quarter of the burst goes with it. Of stretches of half a second the upper quartile is taken.
/// Leads whose line stands less than 3 dB over its neighbourhood at rest are not looked at.
/// @return the channels that had some, as `quality` lists them
std::vector<std::size_t> markHum(ActivityTable& table, const std::vector<Channel>& channels,
                                 const std::vector<ChannelQuality>& quality,
                                 const WindowReader& reader);

}  // namespace facialis::engine
