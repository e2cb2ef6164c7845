// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "acquisition/simulation/activation.hpp"
#include "acquisition/simulation/patient.hpp"
#include "acquisition/simulation/protocol.hpp"
#include "acquisition/simulation/traits.hpp"
#include "data/model/time_interval.hpp"

namespace facialis::acquisition {

/// What happens in a recording: a scenario reads the patient and the requests and writes down
/// which muscle does what and when. No signal yet.
struct Scene {
    const Patient& patient;
    const std::vector<Request>& requests;
    Duration duration;
    Random person;  ///< to fork from: what stays the same whenever this person is recorded
    Random random;  ///< to fork from: what happens this time
    Traits* traits = nullptr;  ///< of a patient of the wide variety; null: standard
    std::vector<Activation> activations;
    std::vector<TrueMiswiring> miswiring;

    /// Adds an event unless it would touch the edges of the recording.
    void add(const Activation& activation);
};

/// A blink or movement as it was carried out, for those who follow it.
struct Carried {
    TimeInterval interval;
    const Manoeuvre* manoeuvre = nullptr;  ///< null: a blink
    Duration rise, fall;
    double level = 0.0;  ///< drive of its target
};

[[nodiscard]] bool isFree(const std::vector<TimeInterval>& taken, TimeInterval wanted);

}  // namespace facialis::acquisition
