// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/clock/loss_counter.hpp"

#include <cmath>

namespace facialis::acquisition {

LossEstimate framesLost(int step, int modulus, double byClock)
{
    const double rounds = std::round((byClock - step) / modulus);
    if (rounds < 1.0)
        return {.frames = step, .basis = LossBasis::counter};
    const double lost = step + rounds * modulus;
    if (std::abs(byClock - lost) > modulus / 4.0)
        return {.frames = std::llround(byClock), .basis = LossBasis::hostClock, .agrees = false};
    return {.frames = std::llround(lost), .basis = LossBasis::hostClock};
}

}  // namespace facialis::acquisition
