// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "data/model/units.hpp"
#include "src/analysis/activity_table.hpp"
#include "src/analysis/face_map.hpp"
#include "src/analysis/window_reader.hpp"

namespace facialis::engine {

/// Takes out of filtered samples what all leads share without a muscle having anything to do with
/// it: the mains, which would pass for a copy of one lead in the other.
void subtractHum(std::span<double> samples, Frequency rate, Frequency mains);

/// How much of a signal's activity is a copy of others, conducted through tissue: at no lag (a
/// millisecond is allowed for the skew of a multiplexer).
struct ConductedShare {
    double share = 0.0;  ///< of the signal's power beyond its noise; 0..1
    double gain = 0.0;   ///< of the strongest copy
};

/// @param signal, others  filtered stretches of equal length
/// @param signalFraction  part of the signal's power that is not noise, 0..1
[[nodiscard]] ConductedShare conductedShare(std::span<const double> signal,
                                            std::vector<std::vector<double>> others, Frequency rate,
                                            double signalFraction);

/// From this share on a burst is taken for a copy: more of its power is conducted than its own.
inline constexpr double copyShare = 0.6;

/// Part of a burst's power, its noise taken off, that is a copy of another channel at the same
/// time; the gain is measured in 0.6 s around it. 1 where it cannot be told: the channels differ in
/// rate or dimension, or the burst cannot be read.
[[nodiscard]] double copiedPart(const ActivityTable& table, std::size_t event, std::size_t other,
                                const std::vector<Channel>& channels, const FaceMap& face,
                                const WindowReader& reader);

/// Marks bursts that are conducted copies of larger simultaneous bursts of other channels
/// (Burst::isConducted), and bursts that are the same on both sides of the face as artifacts
/// (a pulled cable, the reference electrode).
void markConducted(ActivityTable& table, const std::vector<Channel>& channels, const FaceMap& face,
                   const WindowReader& reader);

}  // namespace facialis::engine
