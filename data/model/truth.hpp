// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
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

/// A parameter of a simulated patient, named with its unit.
struct TrueParameter {
    std::string name;
    std::variant<double, std::string> value;
};

/// A synkinesis: whenever the driver moves, the follower does.
struct TrueMiswiring {
    std::string driver, follower;  ///< labels
    Duration lag;
    double gain;  ///< follower over its own full effort, at full effort of the driver
};

/// An electrode or amplifier input that failed.
struct TrueFault {
    std::string channel;  ///< label
    std::string kind;     ///< flat, unplugged, loose, clipped
};

/// Who the simulated patient is: for whoever reads the truth; nothing is scored by it.
struct TruePatient {
    std::string variety;              ///< standard or wide
    std::optional<double> crosstalk;  ///< share of the RMS a neighbour sees; empty: drawn
    std::optional<TrueFault> fault;
    std::vector<TrueParameter> parameters;
    std::vector<TrueMiswiring> miswiring;
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
    std::optional<TruePatient> patient;  ///< written, not read back
};

}  // namespace facialis
