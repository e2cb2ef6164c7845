// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "src/analysis/activity_table.hpp"
#include "src/analysis/window_reader.hpp"

namespace facialis::engine {

/// Marks bursts as artifacts that are nothing but mains hum that swells, as it does where a contact
/// dries or a hand comes near: of 200 ms or more, more than half of their power at the line and its
/// harmonics, and the rest of it at most half as much again as just before or after them. A
/// contraction on top of hum raises that rest.
/// @return how many
std::size_t markHum(ActivityTable& table, const std::vector<Channel>& channels,
                    const WindowReader& reader);

}  // namespace facialis::engine
