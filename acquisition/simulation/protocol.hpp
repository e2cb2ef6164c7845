// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "acquisition/simulation/face.hpp"
#include "acquisition/simulation/random.hpp"
#include "data/model/time_interval.hpp"

namespace facialis::acquisition {

/// What a muscle does in a movement.
struct MusclePart {
    Muscle muscle;
    double weakest, strongest;  ///< drive, 0..1
    double habit = 1.0;         ///< share of people in whom it joins; 1: the movement's own muscle

    [[nodiscard]] bool isTarget() const { return habit >= 1.0; }
};

/// A movement a patient can be asked for.
struct Manoeuvre {
    std::string_view name;  ///< as annotated
    int share;              ///< repetitions in one round of the protocol
    std::span<const MusclePart> parts;
};

/// Every movement of the protocol, in the order they are asked for.
[[nodiscard]] std::span<const Manoeuvre> manoeuvres();

/// One request: what is written down, and for movements what the patient makes of it.
struct Request {
    TimeInterval asked;
    const Manoeuvre* manoeuvre = nullptr;  ///< null: rest
    TimeInterval performed;                ///< reaction times included; empty for rest

    [[nodiscard]] std::string_view name() const { return manoeuvre ? manoeuvre->name : "rest"; }
};

/// Rest first (a fifth of the time, at most 24 s), then rounds of movements: in 120 s five or more
/// repetitions of each kind, eight of the eye, smile and pucker groups; shorter recordings keep the
/// proportions, longer ones repeat the round after a rest. The patient reacts 150-400 ms late.
[[nodiscard]] std::vector<Request> makeProtocol(Duration duration, Random random);

}  // namespace facialis::acquisition
