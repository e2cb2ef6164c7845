// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "acquisition/simulation/motor_unit.hpp"
#include "acquisition/simulation/random.hpp"
#include "data/model/units.hpp"

namespace facialis::acquisition {

/// How the motor units fire during one event.
struct Firing {
    enum class Style {
        recruited,  ///< by size, each at a rate that follows the drive: voluntary movement
        together,   ///< a random share of the pool at once, evenly dense: reflex, ectopic, dystonic
        singleUnit,  ///< one unit alone
    };
    Style style = Style::recruited;
    Frequency slowest{}, fastest{};  ///< range of the units' rates; not for `recruited`
    double variability = 0.2;        ///< coefficient of variation of the interspike intervals
    double share = 1.0;              ///< of the pool that takes part
    bool isInMultiplets = false;     ///< short runs of discharges with pauses of some ms
    std::size_t unit = 0;            ///< for singleUnit
};

[[nodiscard]] Firing voluntaryFiring();
/// Blink: a brief volley.
[[nodiscard]] Firing blinkFiring();
/// Ectopic burst of hemifacial spasm: multiplets at 150-400 Hz ([R8]; [Rn] as in references.toml).
[[nodiscard]] Firing clonicFiring();
/// Sustained spasm: irregular, dense.
[[nodiscard]] Firing tonicFiring();
/// A group of discharges of one unit at a given rate.
[[nodiscard]] Firing singleUnitFiring(std::size_t unit, Frequency rate);

/// One event of one muscle, as planned: when, how long, how strong.
struct Activation {
    std::size_t channel = 0;
    std::string_view kind;  ///< the contract's word
    Duration onset;         ///< of the drive
    Duration length;        ///< of the drive, ramps included
    Duration rise{};        ///< of the drive, inside `length`
    Duration fall{};
    double level = 1.0;  ///< drive on the plateau, 0..1; matters for `recruited`
    Firing firing;
    Voltage peak;  ///< of the event's signal at the electrode
};

/// The noise-free signal of an event, any scale.
struct EventSignal {
    std::int64_t firstSample = 0;  ///< on the recording's timeline; may be negative
    std::vector<double> samples;
};

[[nodiscard]] EventSignal synthesise(const Activation& activation, std::span<const MotorUnit> pool,
                                     Frequency rate, Random random);

}  // namespace facialis::acquisition
