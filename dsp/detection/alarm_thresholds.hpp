// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "dsp/detection/change_time.hpp"
#include "dsp/detection/signal_history.hpp"
#include "dsp/noise/emphasis.hpp"

namespace facialis::dsp {

/// How loud a window of each length must be, as a sum of energies over their mean in noise, for a
/// wanted evidence (natural logarithm of how much likelier activity is than noise).
///
/// The mean square of a window of coloured noise is a quadratic form; it is taken for
/// a + b chi-squared(n), matched in three moments, and set against varianceRatioEvidence().
class AlarmThresholds {
public:
    using Lengths = std::array<std::int64_t, SignalHistory::windowCount>;

    AlarmThresholds(double evidence, const Lengths& windows) : evidence_(evidence)
    {
        for (std::size_t k = 0; k < windows.size(); ++k)
            windows_[k] = double(windows[k]);
        compute();
    }

    /// The noise has this colour now; cheap where it is as it was.
    void setColour(NoiseColour colour)
    {
        if (colour == colour_)
            return;
        colour_ = colour;
        compute();
    }

    [[nodiscard]] double operator[](std::size_t window) const { return sums_[window]; }

private:
    void compute()
    {
        const double spread = colour_.second * colour_.second / colour_.third;
        const double freedom = colour_.second * spread / colour_.third;
        for (std::size_t k = 0; k < windows_.size(); ++k)
            sums_[k] = windows_[k] *
                       (1.0 - spread + spread * meanAtEvidence(evidence_, freedom * windows_[k]));
    }

    double evidence_;
    std::array<double, SignalHistory::windowCount> windows_{};
    NoiseColour colour_;
    std::array<double, SignalHistory::windowCount> sums_{};
};

}  // namespace facialis::dsp
