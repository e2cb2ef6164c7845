// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace facialis::acquisition {

/// Every `factor`-th sample of a low-passed signal: a windowed sinc (Blackman; Oppenheim & Schafer,
/// "Discrete-Time Signal Processing", 7.5) that falls to one half at 0.45 of the new rate and is
/// below -70 dB from 0.5 of it on. With factor 1 samples pass as they are.
class Decimator {
public:
    explicit Decimator(std::size_t factor);

    [[nodiscard]] std::size_t factor() const { return factor_; }
    /// Samples that must have been pushed before values are right.
    [[nodiscard]] std::size_t length() const { return taps_.size(); }
    void push(double sample);
    /// The filtered value at the middle of the last length() samples.
    [[nodiscard]] double value() const;

private:
    std::size_t factor_;
    std::vector<double> taps_;
    std::vector<double> history_;  ///< a ring
    std::size_t next_ = 0;
};

}  // namespace facialis::acquisition
