// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>

#include "data/model/units.hpp"

namespace facialis::dsp {

/// Synchrony of two trains of events as a number that neither their rates nor slow changes of them
/// move.
struct JitterSynchrony {
    double index = 0.0;     ///< 1: each event of the rarer train has a partner; 0: as by chance; -1
    double expected = 0.0;  ///< coincidences when each event of the rarer train is jittered
    double z = 0.0;         ///< (coincident - expected) / its standard deviation; 0 where that is 0
};

/// Jitter-based synchrony index (Agmon 2012, doi 10.1186/2042-1001-2-5), by formula, no surrogates.
///
/// With S = `span`, J = `jitter`, n the events of the rarer train and N those within +-S of an
/// event of the other: an event moved evenly within +-J meets the other train with probability p =
/// |(+-S around its events) within +-J| / 2J, so that E = sum p, var = sum p (1 - p), and
///   index = J / (J - S) * (N - E) / n.
/// The factor makes two equal trains with intervals above J + S come out at 1.
/// @param a, b    ascending
/// @param jitter  above `span`
/// @return empty where either train is empty
[[nodiscard]] std::optional<JitterSynchrony> jitterSynchrony(std::span<const Duration> a,
                                                             std::span<const Duration> b,
                                                             Duration span, Duration jitter);

}  // namespace facialis::dsp
