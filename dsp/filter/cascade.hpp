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
    Sections sections_;
    std::vector<double> settled_;  ///< for a level of 1
    std::vector<double> state_;    ///< s1 and s2 of every section in turn
};

/// Samples until what is left of a disturbance has fallen to `remainder` of it: the slowest pole's
/// ringing, ln(remainder) / ln|pole|.
[[nodiscard]] std::size_t ringingSamples(const Sections& sections, double remainder);

/// -d phase / d omega of the whole at one frequency.
[[nodiscard]] Duration groupDelay(const Sections& sections, Frequency at, Frequency rate);

}  // namespace facialis::dsp
