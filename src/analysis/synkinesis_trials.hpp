// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "src/analysis/synkinesis.hpp"

namespace facialis::engine {

/// A movement of a driver, from its onset to its end.
using Trial = TimeInterval;

/// When a follower's onset counts as co-activation, from the driver's onset: nerve-level miswiring
/// is time-locked within 0-20 ms, reflex-mediated co-activation follows at 10-40 ms; the rest of
/// the window is for the errors of both onsets (a slow rise is seen later in the weaker muscle).
inline constexpr Duration earliestCoActivation = Duration(-0.030);
inline constexpr Duration latestCoActivation = Duration(0.120);

/// Movements of a driver channel in manoeuvres that aim at its muscle and not at the follower's.
/// @param only  id of a manoeuvre: in this one alone; empty: in all
[[nodiscard]] std::vector<Trial> movementTrials(const SynkinesisInput& input, std::size_t driver,
                                                std::size_t follower, std::string_view only = {});

/// Blinks of an orbicularis oculi channel; none for other muscles.
[[nodiscard]] std::vector<Trial> allBlinks(const SynkinesisInput& input, std::size_t driver);
/// Those outside all manoeuvres, where nothing else moves.
[[nodiscard]] std::vector<Trial> blinkTrials(const SynkinesisInput& input, std::size_t driver);

/// Bursts of a channel that go on in a rhythm (2.5-10 Hz) which began before them, or that are
/// myokymic already, ascending: they come without any movement.
[[nodiscard]] std::vector<std::size_t> continuingBursts(const ActivityTable& table,
                                                        std::size_t channel);

enum class TrialOutcome { coActivated, quiet, notJudged };
/// @param continuing  of the follower; a trial that only meets one of these cannot be judged
[[nodiscard]] TrialOutcome judge(const ActivityTable& table, std::size_t follower, Trial trial,
                                 const std::vector<std::size_t>& continuing);

}  // namespace facialis::engine
