// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace facialis::dsp {

/// Root mean square of the last `window` samples (of those there are, at the beginning).
///
/// A running sum of squares forgets what it added only up to rounding: after a burst a thousand
/// times the noise nothing of the noise is left of it. So the sum is built anew, from the samples
/// alone, once a window; the error stays below window * 2^-53 of the largest square in two windows.
class MovingRms {
public:
    /// @param window  samples, at least 1
    explicit MovingRms(std::size_t window) : squares_(std::max<std::size_t>(window, 1), 0.0) {}

    [[nodiscard]] double operator()(double x)
    {
        const double square = x * x;
        sum_ += square - squares_[place_];
        fresh_ += square;
        squares_[place_] = square;
        count_ = std::min(count_ + 1, squares_.size());
        if (++place_ == squares_.size()) {
            place_ = 0;
            sum_ = fresh_;  // exactly the squares of this window
            fresh_ = 0.0;
        }
        return std::sqrt(std::max(sum_, 0.0) / double(count_));
    }

    void reset()
    {
        std::fill(squares_.begin(), squares_.end(), 0.0);
        place_ = count_ = 0;
        sum_ = fresh_ = 0.0;
    }

private:
    std::vector<double> squares_;
    std::size_t place_ = 0, count_ = 0;
    double sum_ = 0.0, fresh_ = 0.0;
};

}  // namespace facialis::dsp
