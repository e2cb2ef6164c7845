// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "data/model/units.hpp"

namespace facialis::dsp {

/// How the amplitude of a burst resembles itself later on: autocorrelation of the envelope (RMS in
/// 8 ms, its mean taken off) at 0, 1, ... 40 ms, each over the samples that overlap, -1..1.
/// Potentials of one motor unit that follow one another regularly give a peak at their interval
/// and a trough at half of it; the interference of many units gives neither.
/// Up to half of the burst's length: two discharges have one interval, which is no rhythm.
/// @return empty where the burst is shorter than 30 ms or holds no power
[[nodiscard]] std::vector<double> envelopeCorrelation(std::span<const double> samples,
                                                      Frequency rate);

/// Potentials inside bursts that come at one rate in all of them.
struct DischargeRhythm {
    Frequency rate;
    double peak = 0.0;  ///< mean correlation at the interval of the rate
};

/// The rate that bursts have in common: the highest peak of their mean correlation at 26-70 Hz.
/// Groups of myokymia discharge at 30-60 Hz and are alike (Medscape 1141267); the limits are a
/// little wider because a rate is estimated. The peak must reach 0.3 and stand four standard errors
/// (over the bursts) above 0, and the correlation at half its lag reach -0.2, and there must be no
/// peak between a third and two thirds of it: a ripple of the mains has shorter intervals, of which
/// this one is a multiple.
/// @param correlations  by envelopeCorrelation; an empty one counts for nothing, and a burst counts
///                      only for the lags up to half of its length
/// @return empty where there is none, or for fewer than `fewest` bursts
[[nodiscard]] std::optional<DischargeRhythm> commonDischarge(
    std::span<const std::vector<double>> correlations, std::size_t fewest);

}  // namespace facialis::dsp
