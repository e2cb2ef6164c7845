// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/simulation/patient.hpp"

#include <algorithm>

#include "acquisition/simulation/motor_pool.hpp"

namespace facialis::acquisition {
namespace {

void drawAmplitudes(Patient& patient, Random random)
{
    for (const MuscleTraits& traits : muscles()) {
        const double both =
            random.uniform(traits.weakestPeak.volts(), traits.strongestPeak.volts());
        for (int side = 0; side < 2; ++side) {
            const double asymmetry = random.logNormal(1.0, 0.10);  // of the face
            const double contact = random.logNormal(1.0, 0.08);    // of the electrodes
            patient.voluntaryPeak.emplace_back(both * asymmetry * contact);
        }
    }
}

void drawLeaks(Patient& patient, Random random, std::optional<double> stated)
{
    patient.leaks.resize(channelCount());
    for (const auto& [one, other] : neighbours())
        for (const Side side : {Side::left, Side::right}) {
            const std::size_t a = channelOf(one, side), b = channelOf(other, side);
            patient.leaks[a].push_back({b, stated ? *stated : random.uniform(0.03, 0.10)});
            patient.leaks[b].push_back({a, stated ? *stated : random.uniform(0.03, 0.10)});
        }
}

void drawBlinking(Patient& patient, Random random)
{
    // 19.8 +- 4.9 blinks a minute in spontaneous blinking
    patient.blinksPerMinute = std::clamp(19.8 + 4.9 * random.gaussian(), 9.0, 32.0);
    patient.blinkLength = Duration(random.uniform(0.080, 0.120));
    patient.blinkLevel = random.uniform(0.35, 0.65);
}

void drawBlinking(Patient& patient, Traits& traits)
{
    patient.blinksPerMinute = traits.draw("person", "blinks_per_minute");
    patient.blinkLength = Duration(1e-3 * traits.draw("person", "blink_length_ms"));
    patient.blinkLevel = traits.draw("person", "blink_level");
}

}  // namespace

Patient drawPatient(std::optional<Side> affected, Frequency rate, const Random& random,
                    std::optional<double> crosstalk, Traits* traits)
{
    Patient patient;
    patient.affected = affected;
    for (std::size_t channel = 0; channel < channelCount(); ++channel)
        patient.pools.push_back(
            makeMotorPool(traitsOf(channel), rate, random.fork("motor pool", channel)));
    drawAmplitudes(patient, random.fork("amplitudes"));
    drawLeaks(patient, random.fork("crosstalk"), crosstalk);
    if (traits)
        drawBlinking(patient, *traits);
    else
        drawBlinking(patient, random.fork("blinking"));
    return patient;
}

}  // namespace facialis::acquisition
