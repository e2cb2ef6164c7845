// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace facialis::dsp {

/// What a moving RMS keeps beside its window of squares. Open, because the kernels for several
/// channels work on it too.
struct RunningSquares {
    std::size_t place = 0, count = 0;
    double sum = 0.0, fresh = 0.0;
    double share = 0.0;  ///< 1 / count: a multiplication costs a fraction of a division

    /// One sample further; the root mean square up to it.
    [[nodiscard]] double next(double x, double* squares, std::size_t window)
    {
        const double square = x * x;
        sum += square - squares[place];
        fresh += square;
        squares[place] = square;
        if (count < window)
            share = 1.0 / double(++count);
        if (++place == window) {
            place = 0;
            sum = fresh;  // exactly the squares of this window
            fresh = 0.0;
        }
        return std::sqrt(std::max(sum, 0.0) * share);
    }
};

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
        return running_.next(x, squares_.data(), squares_.size());
    }

    void reset()
    {
        std::fill(squares_.begin(), squares_.end(), 0.0);
        running_ = {};
    }

private:
    std::vector<double> squares_;
    RunningSquares running_;
};

}  // namespace facialis::dsp
