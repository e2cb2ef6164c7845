// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "acquisition/simulation/healthy_behaviour.hpp"
#include "acquisition/simulation/scenarios/scenario.hpp"

namespace facialis::acquisition {
namespace {

struct Spasms {
    double phasicPerMinute, tonicPerMinute;
    double level;         ///< of full voluntary effort
    double phasicLength;  ///< s, median
    double blinkRateFactor;
    double shortestPhasic = 0.12;                   ///< s
    double tonicLength = 3.0, longestTonic = 20.0;  ///< s, median and limit
    double rightOverLeft = 1.0;
    double lagSd = 0.002;  ///< s, right behind left
};

Spasms drawStandard(Random random)
{
    Spasms spasms{};
    spasms.phasicPerMinute = random.uniform(10.0, 24.0);
    spasms.tonicPerMinute = random.uniform(1.0, 3.0);
    spasms.level = random.uniform(0.4, 0.9);
    spasms.phasicLength = random.uniform(0.18, 0.30);
    spasms.blinkRateFactor = random.uniform(1.3, 2.0);
    return spasms;
}

Spasms drawWide(Traits& traits)
{
    constexpr std::string_view scope = "blepharospasm";
    constexpr std::array<std::string_view, 3> patterns{"phasic", "tonic", "both"};
    const std::string_view pattern = patterns[traits.choice("pattern").below(patterns.size())];
    traits.note("pattern", pattern);
    Spasms spasms{};
    if (pattern != "tonic") {
        spasms.phasicPerMinute = traits.draw(scope, "phasic_per_minute");
        spasms.phasicLength = 1e-3 * traits.draw(scope, "phasic_length_ms");
        spasms.shortestPhasic = 1e-3 * conditionRange(scope, "phasic_length_ms").low;
    }
    if (pattern != "phasic") {
        spasms.tonicPerMinute = traits.draw(scope, "tonic_per_minute");
        spasms.tonicLength = traits.draw(scope, "tonic_length_s");
        spasms.longestTonic = conditionRange(scope, "tonic_length_s").high;
    }
    spasms.level = traits.draw(scope, "spasm_level");
    spasms.blinkRateFactor = traits.draw(scope, "blink_rate_factor");
    spasms.rightOverLeft = traits.draw(scope, "right_over_left");
    spasms.lagSd = 1e-3 * traits.draw(scope, "side_lag_sd_ms");
    return spasms;
}

/// Both orbiculares oculi, within a few milliseconds of one another.
void spasm(Scene& scene, const Spasms& spasms, double onset, double length, double level,
           Random& random)
{
    const bool isTonic = length > 0.75;
    for (const Side side : {Side::left, Side::right}) {
        const std::size_t channel = channelOf(Muscle::orbicularisOculi, side);
        const double lag = side == Side::right ? spasms.lagSd * random.gaussian() : 0.0;
        const double own = side == Side::right ? level * spasms.rightOverLeft : level;
        scene.add(
            {.channel = channel,
             .kind = isTonic ? "spasm_tonic" : "spasm_clonic",
             .onset = Duration(onset + lag),
             .length = Duration(length),
             .rise = Duration(std::min(0.030, 0.15 * length)),
             .fall = Duration(std::min(0.080, 0.25 * length)),
             .firing = tonicFiring(),
             .peak = scene.patient.voluntaryPeak[channel] * (own * random.logNormal(1.0, 0.08))});
    }
}

void addTonic(Scene& scene, const Spasms& spasms, std::vector<TimeInterval>& taken, Random& random)
{
    if (spasms.tonicPerMinute <= 0.0)
        return;
    const double end = scene.duration.seconds(), stretch = 60.0 / spasms.tonicPerMinute;
    const double longest = std::clamp(0.4 * stretch, 1.1, spasms.longestTonic);
    for (double begin = 0.0; begin < end; begin += stretch) {
        const double length = std::clamp(random.logNormal(spasms.tonicLength, 0.7), 1.1, longest);
        const double onset = begin + random.uniform(0.05, 0.95) * (stretch - length);
        const double level = spasms.level * random.logNormal(1.0, 0.2);
        if (onset + length + 0.2 > end)
            return;
        spasm(scene, spasms, onset, length, level, random);
        taken.push_back(TimeInterval{Duration(onset), Duration(onset + length)}.widened(250_ms));
    }
}

void addPhasic(Scene& scene, const Spasms& spasms, std::vector<TimeInterval>& taken, Random& random)
{
    if (spasms.phasicPerMinute <= 0.0)
        return;
    const double wait = 60.0 / spasms.phasicPerMinute;
    for (double t = random.uniform(0.3, wait); t < scene.duration.seconds();
         t += 0.3 + random.exponential(wait)) {
        const double length =
            std::clamp(random.logNormal(spasms.phasicLength, 0.4), spasms.shortestPhasic, 0.50);
        const double level = spasms.level * random.logNormal(0.9, 0.25);
        const TimeInterval wanted{Duration(t), Duration(t + length)};
        if (!isFree(taken, wanted))
            continue;
        spasm(scene, spasms, t, length, level, random);
        taken.push_back(wanted.widened(250_ms));
    }
}

}  // namespace

/// Blepharospasm: phasic spasms of 100-500 ms and tonic ones of seconds in both orbiculares oculi
/// together, the lower face quiet; more blinks than usual.
void playBlepharospasm(Scene& scene)
{
    const Spasms spasms =
        scene.traits ? drawWide(*scene.traits) : drawStandard(scene.person.fork("disease"));
    Manner manner{.blinkRateFactor = spasms.blinkRateFactor};
    Random random = scene.random.fork("spasms");
    addTonic(scene, spasms, manner.blinkFree, random);
    addPhasic(scene, spasms, manner.blinkFree, random);
    blink(scene, manner);
    perform(scene, {});
}

}  // namespace facialis::acquisition
