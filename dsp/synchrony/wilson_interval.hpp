// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

namespace facialis::dsp {

/// Wilson's score interval of a proportion (Wilson 1927):
///   (p + z^2/2n -+ z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n),   p = successes / trials.
/// [0, 1] for no trials. @param z  1.96 for 95 %
[[nodiscard]] std::array<double, 2> wilsonInterval(int successes, int trials,
                                                   double z = 1.959963984540054);

}  // namespace facialis::dsp
