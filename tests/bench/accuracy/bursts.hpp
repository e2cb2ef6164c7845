// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "acquisition/simulation/random.hpp"
#include "tests/bench/accuracy/conditions.hpp"

namespace facialis::bench {

/// A recording without noise.
struct Bursts {
    std::vector<double> signal;      ///< each burst of variance 1 in 20-450 Hz over its extent
    std::vector<SampleRange> truth;  ///< ascending
};

/// How many bursts makeBursts() will put into the recording.
[[nodiscard]] std::size_t burstCount(std::string_view scenario, Duration length,
                                     const acquisition::Random& random);

/// Bursts of a scenario that last `length` within a tenth (or 1.5 ms) of it. Truth is where the
/// noise-free signal first and last exceeds a tenth of its peak (contract, "Truth"); for `gaussian`
/// the envelope itself.
[[nodiscard]] Bursts makeBursts(std::string_view scenario, Duration length,
                                const acquisition::Random& random);

}  // namespace facialis::bench
