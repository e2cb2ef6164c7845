// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/simulation/motor_pool.hpp"

#include <algorithm>

#include "acquisition/simulation/portable_math.hpp"

namespace facialis::acquisition {
namespace {

constexpr int unitCount = 60;
constexpr double amplitudeRange = 25.0;  // largest over smallest unit
constexpr double thresholdRange = 30.0;
constexpr double lastThreshold = 0.75;  // drive at which the largest unit joins

}  // namespace

std::vector<MotorUnit> makeMotorPool(const MuscleTraits& traits, Frequency rate, Random random)
{
    std::vector<MotorUnit> pool;
    pool.reserve(unitCount);
    for (int i = 0; i < unitCount; ++i) {
        const double rank = static_cast<double>(i) / (unitCount - 1);
        const double width =
            std::clamp(random.logNormal(traits.potentialWidth.milliseconds(), 0.18), 1.0, 3.2);
        const double triphasic = random.uniform(0.0, 0.6);
        // Facial muscles have end plates scattered over their area: either polarity occurs.
        const double sign = random.chance(0.5) ? 1.0 : -1.0;
        const double depth = random.logNormal(1.0, 0.35);
        const double amplitude =
            portable::exp(portable::log(amplitudeRange) * (rank - 1.0)) * depth * sign;
        const double threshold =
            portable::exp(portable::log(thresholdRange) * (rank - 1.0)) * lastThreshold;
        const Frequency first(random.uniform(9.0, 13.0));
        const Frequency peak(random.uniform(32.0, 55.0));
        pool.push_back({.potential = ActionPotential(rate, Duration(width * 1e-3), triphasic),
                        .amplitude = amplitude,
                        .threshold = threshold,
                        .firstRate = first,
                        .peakRate = peak});
    }
    return pool;
}

}  // namespace facialis::acquisition
