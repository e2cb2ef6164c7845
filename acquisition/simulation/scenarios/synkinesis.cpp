// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <vector>

#include "acquisition/simulation/healthy_behaviour.hpp"
#include "acquisition/simulation/scenarios/scenario.hpp"

namespace facialis::acquisition {
namespace {

/// Fibres that should go to the driver and ended in another muscle.
struct Miswiring {
    Muscle driver, follower;
    double lag;       ///< s
    double strength;  ///< follower over its own full effort, at full effort of the driver
};

struct Route {
    Muscle driver, follower;
    double chance;
};

double drawLag(Random& random)
{
    // Nerve-level miswiring 0-20 ms; one pair in five slower, 10-35 ms: general
    // knowledge, no figure was found in print.
    return random.chance(0.8) ? random.uniform(0.0, 0.020) : random.uniform(0.010, 0.035);
}

std::vector<Miswiring> drawMiswiring(Random random)
{
    using enum Muscle;
    constexpr Route routes[] = {
        // ocular to oral: at least one of mouth and cheek, see below
        {orbicularisOculi, orbicularisOris, 0.75},
        {orbicularisOculi, zygomaticusMajor, 0.75},
        {orbicularisOculi, mentalis, 0.55},
        {orbicularisOculi, platysma, 0.4},
        // oral to ocular: the commonest
        {zygomaticusMajor, orbicularisOculi, 1.0},
        {orbicularisOris, orbicularisOculi, 1.0},
        {orbicularisOris, platysma, 0.25},
        {zygomaticusMajor, platysma, 0.25},
        // brow
        {frontalis, orbicularisOris, 0.5},
        {frontalis, zygomaticusMajor, 0.3},
    };
    std::vector<Miswiring> wiring;
    bool reachesMouth = false;
    for (const Route& route : routes) {
        const Miswiring w{route.driver, route.follower, drawLag(random), random.uniform(0.35, 0.8)};
        const bool isMouth =
            route.driver == orbicularisOculi &&
            (route.follower == orbicularisOris || route.follower == zygomaticusMajor);
        const bool isLastChance = isMouth && route.follower == zygomaticusMajor && !reachesMouth;
        if (!random.chance(route.chance) && !isLastChance)
            continue;
        reachesMouth = reachesMouth || isMouth;
        wiring.push_back(w);
    }
    return wiring;
}

/// What the healthy side's lead over the follower picks up of the driver, volts.
double healthyPickUp(const Patient& patient, const Miswiring& wire, double level)
{
    const Side healthy = opposite(*patient.affected);
    const std::size_t driver = channelOf(wire.driver, healthy);
    for (const Leak& leak : patient.leaks[driver])
        if (leak.toChannel == channelOf(wire.follower, healthy))
            return leak.fraction * patient.voluntaryPeak[driver].volts() * level;
    return 0.0;
}

/// The follower does what the driver does, a little later and weaker, but more than 1.8 times what
/// the healthy side shows: the published cut-offs of the side ratio are 1.62 and 1.79 ([R73]).
void follow(Scene& scene, const Miswiring& wire, const Carried& carried, Random& random)
{
    const Patient& patient = scene.patient;
    const std::size_t channel = channelOf(wire.follower, *patient.affected);
    const bool isBlink = carried.manoeuvre == nullptr;
    const double effort = wire.strength * (isBlink ? carried.level : 0.4 + 0.6 * carried.level);
    const double lag = wire.lag + 0.001 * random.gaussian();
    const double peak = std::max(patient.voluntaryPeak[channel].volts() * effort,
                                 2.2 * healthyPickUp(patient, wire, carried.level));
    scene.add({.channel = channel,
               .kind = "synkinetic",
               .onset = carried.interval.onset + Duration(std::max(0.0, lag)),
               .length = carried.interval.length(),
               .rise = carried.rise,
               .fall = carried.fall,
               .level = std::clamp(effort * random.logNormal(1.0, 0.08), 0.15, 1.0),
               .firing = isBlink ? blinkFiring() : voluntaryFiring(),
               .peak = Voltage(peak * random.logNormal(1.0, 0.08))});
}

/// Groups of discharges of one unit now and then: seen in 23 of 88 Bell's palsies ([R25]).
void myokymicDischarges(Scene& scene, Random traits, Random random)
{
    if (!traits.chance(23.0 / 88.0))
        return;
    const Muscle muscle = traits.chance(0.5) ? Muscle::mentalis : Muscle::orbicularisOris;
    const std::size_t channel = channelOf(muscle, *scene.patient.affected);
    const std::size_t unit = 30 + traits.below(25);
    const double rate = traits.uniform(30.0, 60.0);
    for (double t = random.exponential(20.0); t < scene.duration.seconds();
         t += 1.0 + random.exponential(20.0))
        scene.add({.channel = channel,
                   .kind = "myokymic",
                   .onset = Duration(t),
                   .length = Duration(random.uniform(0.04, 0.12)),
                   .firing = singleUnitFiring(unit, Frequency(rate)),
                   .peak = scene.patient.voluntaryPeak[channel] * random.uniform(0.08, 0.15)});
}

}  // namespace

/// Synkinesis after facial palsy: every voluntary movement and most blinks bring other muscles of
/// the same side along; that side is weaker (or, less often, stronger); at rest it is quiet.
void playSynkinesis(Scene& scene)
{
    const Side side = *scene.patient.affected;
    Random traits = scene.person.fork("disease");
    Manner manner;
    manner.hasEyeMouthHabits = false;
    manner.strengthOfSide[side == Side::right ? 1 : 0] =
        traits.chance(0.75) ? traits.uniform(0.4, 0.8) : traits.uniform(1.1, 1.4);
    const double blinkShare = traits.uniform(0.7, 0.95);
    const std::vector<Miswiring> wiring = drawMiswiring(scene.person.fork("miswiring"));

    Random random = scene.random.fork("following");
    const std::vector<Carried> blinks = blink(scene, manner);
    const std::vector<Carried> movements = perform(scene, manner);
    for (const Carried& movement : movements)
        for (const Miswiring& wire : wiring)
            if (movement.manoeuvre->parts.front().muscle == wire.driver)
                follow(scene, wire, movement, random);
    for (const Carried& carried : blinks) {
        if (!random.chance(blinkShare))
            continue;
        for (const Miswiring& wire : wiring)
            if (wire.driver == Muscle::orbicularisOculi)
                follow(scene, wire, carried, random);
    }
    myokymicDischarges(scene, scene.person.fork("myokymic discharges"),
                       scene.random.fork("myokymic discharges"));
}

}  // namespace facialis::acquisition
