// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "data/model/side.hpp"
#include "data/model/time_interval.hpp"

namespace facialis {

/// One event of one muscle as the simulator made it: the first to the last sample at which the
/// noise-free signal of the event exceeds a tenth of its peak.
struct TrueActivity {
    TimeInterval interval;
    std::string kind;  ///< the contract's burst kinds, and "tic"
};

/// A movement the simulated patient was asked for.
struct TrueTask {
    Duration onset;
    Duration duration;
    std::string name;
};

/// What a simulated (or annotated) recording really holds: the yardstick of the detectors.
struct Truth {
    std::string condition;         ///< the scenario
    std::optional<Side> affected;  ///< empty: no side is affected more than the other
    Frequency rate;
    Duration duration;
    std::vector<std::string> channels;  ///< labels, in file order
    std::vector<TrueTask> tasks;
    /// Own activity of each muscle, never crosstalk, keyed by the label in the file.
    std::vector<std::pair<std::string, std::vector<TrueActivity>>> activity;
};

}  // namespace facialis
