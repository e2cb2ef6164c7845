// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "data/model/units.hpp"
#include "dsp/filter/biquad.hpp"

namespace facialis::dsp {

/// Sections in series with their state, in double: a float state loses 20 uV of EMG on a 300 mV
/// electrode offset. The operations are in SciPy's order, so that the output is
/// scipy.signal.sosfilt's bit for bit.
class Cascade {
public:
    explicit Cascade(Sections sections);

    /// State as if `level` had been the input for ever (scipy.signal.sosfilt_zi times level).
    void settleAt(double level) noexcept;

    /// Filters in place.
    void process(std::span<double> samples) noexcept;

    /// Filters in place from the last sample to the first: the backward half of a zero-phase
    /// filter.
    void processBackwards(std::span<double> samples) noexcept;

    [[nodiscard]] const Sections& sections() const { return sections_; }

private:
    struct State {
        double s1 = 0.0, s2 = 0.0;
    };

    template <int Step>
    void run(double* first, std::size_t count) noexcept;
    template <std::size_t Count, int Step>
    void runFused(double* first, std::size_t count, std::size_t section) noexcept;

    Sections sections_;
    std::vector<State> settled_;  ///< for a level of 1
    std::vector<State> state_;
};

/// Samples until what is left of a disturbance has fallen to `remainder` of it: the slowest pole's
/// ringing, ln(remainder) / ln|pole|.
[[nodiscard]] std::size_t ringingSamples(const Sections& sections, double remainder);

/// -d phase / d omega of the whole at one frequency.
[[nodiscard]] Duration groupDelay(const Sections& sections, Frequency at, Frequency rate);

}  // namespace facialis::dsp
