// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "data/model/side.hpp"
#include "data/model/units.hpp"

namespace facialis::acquisition {

/// The muscles under the simulated electrodes, from brow to neck; the masseter belongs to the
/// trigeminal nerve and is there to stay quiet in facial nerve disease.
enum class Muscle {
    frontalis,
    orbicularisOculi,
    zygomaticusMajor,
    orbicularisOris,
    mentalis,
    platysma,
    masseter,
};

/// What is common to a muscle in all people.
struct MuscleTraits {
    Muscle muscle;
    std::string_view shortName;  ///< in labels: "OOc"
    std::string_view name;       ///< "orbicularis_oculi"
    Duration potentialWidth;     ///< median Gaussian width of its motor unit potentials
    Voltage weakestPeak;         ///< full voluntary effort, range over people
    Voltage strongestPeak;
    double ecgShare;  ///< how much of the heart its lead sees, relative to the neck
};

[[nodiscard]] std::span<const MuscleTraits> muscles();

/// Channels are ordered muscle by muscle, left before right.
[[nodiscard]] std::size_t channelCount();
[[nodiscard]] std::size_t channelOf(Muscle muscle, Side side);
[[nodiscard]] const MuscleTraits& traitsOf(std::size_t channel);
[[nodiscard]] Side sideOf(std::size_t channel);
/// "EMG OOc L"
[[nodiscard]] std::string labelOf(std::size_t channel);

/// Pairs of muscles whose leads lie next to each other on one side of the face.
[[nodiscard]] std::span<const std::pair<Muscle, Muscle>> neighbours();

}  // namespace facialis::acquisition
