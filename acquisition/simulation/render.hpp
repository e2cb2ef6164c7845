// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "acquisition/simulation/scene.hpp"
#include "data/model/truth.hpp"

namespace facialis::acquisition {

struct RenderOptions {
    Frequency rate;
    /// Scale each event so that 10 log10(variance of its signal over its true interval / variance
    /// of the channel's background), both in 20-450 Hz, is this; empty: the planned peaks.
    std::optional<double> snrDb;
    /// Leaks are shares of an event's RMS; otherwise of its samples before the tissue smooths them.
    bool areLeaksOfRms = false;
};

/// Turns planned events into signal: motor unit discharges, scaled, added to the event's channel
/// and as crosstalk to its neighbours.
///
/// @param channels  microvolts; holds the background, and nothing else, on entry
/// @return the truth of every channel, keyed by label: own activity only, ascending
[[nodiscard]] std::vector<std::pair<std::string, std::vector<TrueActivity>>> render(
    const Scene& scene, const RenderOptions& options, std::span<std::vector<double>> channels);

}  // namespace facialis::acquisition
