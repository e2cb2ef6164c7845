// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "dsp/synchrony/discharge_rhythm.hpp"
#include "src/analysis/activity_table.hpp"
#include "src/analysis/face_map.hpp"
#include "src/analysis/window_reader.hpp"

namespace facialis::engine {

/// Whether a muscle's bursts are groups of potentials of one motor unit that discharge at one
/// rate, 30-60 Hz (R31): the mark of myokymia, which neither the interference pattern of a
/// voluntary movement, a tic or a dystonia has nor the 150-400 Hz of a spasm of the nerve (R8).
class Multiplets {
public:
    /// Reads the bursts of all placed channels that last 25 ms to 1 s.
    Multiplets(const ActivityTable& table, const FaceMap& face,
               const std::vector<Channel>& channels, const WindowReader& reader);
    /// Of nothing.
    Multiplets() = default;

    using Wanted = std::function<bool(std::size_t event)>;
    /// The rate that the wanted bursts of a channel have in common; empty for fewer than six.
    [[nodiscard]] std::optional<dsp::DischargeRhythm> rhythm(const ActivityTable& table,
                                                             std::size_t channel,
                                                             const Wanted& isWanted) const;

private:
    std::vector<std::vector<double>> correlations_;  ///< by event; empty: too short or too long
};

}  // namespace facialis::engine
