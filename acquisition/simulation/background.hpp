// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "acquisition/simulation/patient.hpp"

namespace facialis::acquisition {

/// What the channels of a recording share; heart and mains beat in all of them together.
struct BackgroundOptions {
    Frequency rate;
    std::optional<Frequency> mains;  ///< empty: none
    Random person;                   ///< the levels: the same whenever this person is recorded
    Random random;                   ///< the samples of this recording
    Traits* traits = nullptr;        ///< of a patient of the wide variety; null: standard
};

/// Adds everything that is on a channel without an event, microvolts: electrode noise (white with a
/// 1/f rise, 1.5-4 uV RMS in 20-450 Hz), mains with harmonics, a faint ECG, baseline drift with
/// breathing, and a trace of resting tone.
void addBackground(std::span<double> signal, std::size_t channel, const Patient& patient,
                   const BackgroundOptions& options);

/// Adds what an amplifier input picks up that no electrode is plugged into, microvolts: mains of
/// 20-200 uV with harmonics ([M]) and the amplifier's own noise.
void addOpenInput(std::span<double> signal, std::size_t channel, const BackgroundOptions& options);

/// Adds an electrode pop: a sudden step of `height` that decays with the time constant `decay`.
void addPop(std::span<double> signal, Frequency rate, Duration onset, Voltage height,
            Duration decay);

/// Adds electrode pops that decay in 20-150 ms, `meanWait` apart over all channels, none in
/// recordings under a minute. They are no activity.
void addPops(std::span<std::vector<double>> channels, Frequency rate, Random random,
             Duration meanWait = 180_s);

}  // namespace facialis::acquisition
