// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "data/model/units.hpp"

namespace facialis::dsp {

/// How many events of `a` have an event of `b` within [earliest, latest] of them; both ascending.
[[nodiscard]] int coincidences(std::span<const Duration> a, std::span<const Duration> b,
                               Duration earliest, Duration latest);

/// For each event of `a` the lag (b - a) of the nearest event of `b` inside [earliest, latest];
/// events of `a` without one are left out. Both ascending.
[[nodiscard]] std::vector<Duration> nearestLags(std::span<const Duration> a,
                                                std::span<const Duration> b, Duration earliest,
                                                Duration latest);

/// Coincidences that two unrelated Poisson processes give:
///   E = nA (1 - exp(-(latest - earliest) nB / observed)).
[[nodiscard]] double expectedCoincidences(std::size_t nA, std::size_t nB, Duration observed,
                                          Duration earliest, Duration latest);

/// Events of two channels over a stretch of time, and when they count as one.
struct CoincidenceQuestion {
    std::span<const Duration> a, b;  ///< ascending, inside [0, observed)
    Duration observed;
    Duration earliest, latest;  ///< window of b around a
    int shifts = 999;           ///< surrogates
    std::uint64_t seed = 1;
};

struct CoincidenceAnswer {
    int coincident = 0;
    double expected = 0.0;  ///< mean of the surrogates
    double pValue = 1.0;    ///< (1 + #{surrogate >= coincident}) / (1 + shifts)
};

/// Coincidences against circular shifts of b by at least half a second: rates and interval
/// structure of both stay as they are, only their relation is broken. The same seed gives the same
/// answer.
[[nodiscard]] CoincidenceAnswer testCoincidence(const CoincidenceQuestion& question);

}  // namespace facialis::dsp
