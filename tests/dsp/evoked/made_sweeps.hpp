// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

#include "dsp/evoked/sweep.hpp"
#include "dsp/synchrony/seeded_random.hpp"

namespace facialis::test {

/// What a made sweep holds; amplitudes in microvolts.
struct SweepRecipe {
    Frequency rate = 2000_Hz;
    double noise = 3.0;  ///< RMS
    double artifact = 2000.0;
    double tail = 0.0;         ///< of the artifact's slow decay
    Duration tailTime = 5_ms;  ///< its time constant
    double mains = 0.0;        ///< amplitude at 50 Hz
    double early = 0.0;        ///< amplitude of a volley of 5 ms at `earlyAt`
    Duration earlyAt = 10.5_ms;
    double late = 0.0;  ///< amplitude of a volley of 30 ms at `lateAt`
    Duration lateAt = 32_ms;
};

inline double gaussian(dsp::SeededRandom& random)
{
    const double radius = std::sqrt(-2.0 * std::log(1.0 - random.uniform()));
    return radius * std::cos(2.0 * std::numbers::pi * random.uniform());
}

/// 100 ms before and 120 ms after a stimulus, raw. The noise is that of electrodes: white, with
/// some of it slower. Volleys start at once, at the stated time.
inline dsp::Sweep madeSweep(const SweepRecipe& recipe, std::uint64_t seed)
{
    dsp::SeededRandom random(seed);
    const double rate = recipe.rate.hertz();
    dsp::Sweep sweep;
    sweep.stimulus = static_cast<std::size_t>(0.1 * rate);
    sweep.baselineBegin = 0;
    sweep.baselineEnd = sweep.stimulus;
    sweep.samples.resize(static_cast<std::size_t>(0.22 * rate));
    double slow = 0.0;
    const double phase = 2.0 * std::numbers::pi * random.uniform();
    for (std::size_t i = 0; i < sweep.samples.size(); ++i) {
        const double t = (static_cast<double>(i) - static_cast<double>(sweep.stimulus)) / rate;
        slow = 0.9 * slow + 0.3 * gaussian(random);
        double value = recipe.noise * (0.9 * gaussian(random) + 0.6 * slow);
        value += recipe.mains * std::cos(2.0 * std::numbers::pi * 50.0 * t + phase);
        if (t >= 0.0 && t < 0.0004)
            value += recipe.artifact;
        if (t >= 0.0004)
            value += recipe.tail * std::exp(-t / recipe.tailTime.seconds());
        const double early = t - recipe.earlyAt.seconds();
        if (early >= 0.0 && early < 0.005)
            value += recipe.early * std::sin(2.0 * std::numbers::pi * early / 0.005);
        const double late = t - recipe.lateAt.seconds();
        if (late >= 0.0 && late < 0.030)
            value += recipe.late * gaussian(random);
        sweep.samples[i] = value;
    }
    return sweep;
}

inline std::vector<dsp::Sweep> cleanedSweeps(const SweepRecipe& recipe, std::size_t count,
                                             std::uint64_t firstSeed = 1)
{
    std::vector<dsp::Sweep> sweeps;
    for (std::size_t k = 0; k < count; ++k)
        sweeps.push_back(
            dsp::cleaned(madeSweep(recipe, firstSeed + k), recipe.rate, 50_Hz, std::nullopt));
    return sweeps;
}

}  // namespace facialis::test
