// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "data/model/result.hpp"
#include "data/model/units.hpp"

namespace facialis::dsp {

/// A signal at another rate, through a linear-phase low-pass: a sinc in a Kaiser window, tabled at
/// 256 places between two samples and interpolated between those.
///
/// Of the lower of the two rates the band up to 0.35 passes, 0.45 is at -6 dB, and from 0.55 on
/// everything, images included, is at least 75 dB down. Output n belongs to the input at n * in /
/// out exactly; before the first sample the signal counts as zero. The output does not depend on
/// how the input was cut. Source: Kaiser, "Nonrecursive digital filter design using the I0-sinh
/// window function", 1974; Oppenheim and Schafer, Discrete-Time Signal Processing, 7.5.3.
class Resampler {
public:
    /// @param mostInput  samples that process() is given at most at once
    /// @errors a rate that is not positive, or of 4 MHz and more
    [[nodiscard]] static Result<Resampler> create(Frequency in, Frequency out,
                                                  std::size_t mostInput);

    /// Takes the next samples (no NaN). Allocates nothing.
    /// @return those that are ready, until the next call
    [[nodiscard]] std::span<const double> process(std::span<const double> in) noexcept;

    /// The next sample is the first of another signal.
    void restart() noexcept;

    /// Samples that process() gives at most at once.
    [[nodiscard]] std::size_t mostOutput() const { return ready_.size(); }
    /// How much input is needed behind the place of an output sample.
    [[nodiscard]] Duration latency() const;

private:
    Resampler(std::int64_t in, std::int64_t out, Frequency inputRate, std::size_t mostInput);
    [[nodiscard]] double at(std::size_t first, double fraction) const noexcept;

    std::int64_t in_, out_;  ///< rates in the smallest whole numbers
    Frequency inputRate_;
    std::int64_t half_;          ///< taps on each side
    std::vector<double> table_;  ///< 257 rows of 2 * half_ taps
    std::vector<double> held_;   ///< input from half_ - 1 before the next output on
    std::size_t heldCount_;
    std::int64_t remainder_ = 0;  ///< of the next output's place, in parts of out_
    std::vector<double> ready_;
};

}  // namespace facialis::dsp
