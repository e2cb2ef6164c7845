// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "dsp/synchrony/discharge_rhythm.hpp"
#include "src/analysis/activity_table.hpp"
#include "src/analysis/face_map.hpp"
#include "src/analysis/window_reader.hpp"

namespace facialis::engine {

/// By channel, the rate at which the potentials of its bursts follow one another in all of them;
/// empty where there is none.
using Multiplets = std::vector<std::optional<dsp::DischargeRhythm>>;

/// Whether a muscle's bursts are groups of potentials of one motor unit that discharge at one
/// rate, 30-60 Hz (R31): the mark of myokymia, which neither the interference pattern of a
/// voluntary movement, a tic or a dystonia has nor the 150-400 Hz of a spasm of the nerve (R8). The
/// heart's potentials may look like it, filtered as they are: they must be set apart before.
///
/// Looks at what nothing has explained yet of the placed channels, bursts of 25 ms to 1 s; at
/// least six of them are needed.
[[nodiscard]] Multiplets multiplets(const ActivityTable& table, const FaceMap& face,
                                    const std::vector<Channel>& channels,
                                    const WindowReader& reader);

}  // namespace facialis::engine
