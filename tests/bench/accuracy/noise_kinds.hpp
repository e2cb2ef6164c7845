// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "acquisition/simulation/random.hpp"
#include "tests/bench/accuracy/conditions.hpp"

namespace facialis::bench {

/// One recording of noise whose variance in 20-450 Hz is 1 (for `ecg`: without the QRS complexes):
///   white     white
///   coloured  EmgColoured
///   mains     white, and a 50 Hz line with harmonics 3, 5 and 7 of the same power in total
///   ecg       white, and about 70 QRS complexes a minute that peak at 4 in 20-450 Hz
///   drift     white, and a baseline that wanders (SD 10, memory 10 s) and breathes (5, 0.25 Hz)
[[nodiscard]] std::vector<double> makeNoise(std::string_view kind, acquisition::Random random);

}  // namespace facialis::bench
