// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "data/model/units.hpp"

namespace facialis::dsp {

/// Takes mains hum out of one channel by subtracting what it is estimated to be, instead of by a
/// notch, which rings behind every burst.
///
/// For each harmonic h of the line a sine and a cosine are fitted to the signal by least mean
/// squares (Widrow et al. 1975, Proc IEEE 63:1692: adaptive noise cancelling with a sinusoidal
/// reference),
///   y[n] = sum a_h cos(h w n) + b_h sin(h w n),   a_h += 2/(T rate) e[n] cos(h w n), b_h likewise,
/// where e is what is left, high-passed and limited to a few times its own running level: a burst
/// moves the estimate hardly at all. The line frequency w follows the drift of the fundamental's
/// phase. A harmonic that does not rise out of the uncertainty of its own estimate is left alone.
///
/// Causal and without delay; settles within two to three seconds. Runs on the raw signal. NaN stays
/// NaN: the estimate waits, its phase goes on. The result does not depend on how the signal is cut.
class MainsSubtraction {
public:
    /// @param mains  nominal line frequency; followed by up to 1 % to either side
    /// @param upTo   harmonics below it are subtracted, and below rate / 2
    /// @param memory T above; 1 s is a good choice
    MainsSubtraction(Frequency mains, Frequency upTo, Frequency rate, Duration memory);

    /// Subtracts in place.
    void process(std::span<double> samples) noexcept;

    /// The line frequency as it is followed now.
    [[nodiscard]] Frequency line() const { return line_; }

private:
    struct Harmonic {
        double cosine = 1.0, sine = 0.0;          ///< of its phase now
        double stepCosine = 1.0, stepSine = 0.0;  ///< of its phase's advance in a sample
        double a = 0.0, b = 0.0;
        double trust = 0.0;  ///< part of the estimate that is subtracted
    };

    double step(double sample) noexcept;
    void turn() noexcept;
    void follow() noexcept;
    void setLine(Frequency line) noexcept;

    Frequency nominal_, line_, rate_;
    double memory_;  ///< samples
    std::vector<Harmonic> harmonics_;
    std::size_t interval_;  ///< samples between two looks at phase and trust
    std::size_t inInterval_ = 0;
    double learnt_ = 0.0;  ///< samples that were learnt from, up to the memory
    double keep_;          ///< of the high-pass of what is left
    double before_ = 0.0, highPassed_ = 0.0;
    bool isRunning_ = false;
    double level_ = 0.0;  ///< mean |e|
    double lastA_ = 0.0, lastB_ = 0.0;
};

}  // namespace facialis::dsp
