// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

#include "acquisition/simulation/healthy_behaviour.hpp"
#include "acquisition/simulation/scenarios/scenario.hpp"

namespace facialis::acquisition {
namespace {

/// Fibres that should go to the driver and ended in another muscle.
struct Miswiring {
    Muscle driver, follower;
    double lag;            ///< s
    double strength;       ///< follower over its own full effort, at full effort of the driver
    double lagSd = 0.001;  ///< s
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

/// A lag of a nerve-level miswiring or, less often, of the reflexes R1 and R2; seconds.
double drawWideLag(Random& random)
{
    const double place = random.uniform();
    const std::string_view name = place < share::lagOfR1                    ? "lag_of_r1_ms"
                                  : place < share::lagOfR1 + share::lagOfR2 ? "lag_of_r2_ms"
                                                                            : "lag_ms";
    return 1e-3 * Traits::one("synkinesis", name, random);
}

/// Any of the known routes between eye, brow, mouth and neck, at least one of them.
std::vector<Miswiring> drawWideMiswiring(Traits& traits)
{
    using enum Muscle;
    constexpr std::pair<Muscle, Muscle> routes[] = {
        {orbicularisOculi, orbicularisOris},
        {orbicularisOculi, zygomaticusMajor},
        {orbicularisOculi, mentalis},
        {orbicularisOculi, platysma},
        {orbicularisOculi, frontalis},
        {zygomaticusMajor, orbicularisOculi},
        {zygomaticusMajor, frontalis},
        {zygomaticusMajor, mentalis},
        {zygomaticusMajor, platysma},
        {orbicularisOris, orbicularisOculi},
        {orbicularisOris, frontalis},
        {orbicularisOris, platysma},
        {frontalis, orbicularisOris},
        {frontalis, zygomaticusMajor},
        {frontalis, mentalis},
    };
    const double routeShare = traits.draw("synkinesis", "route_share");
    const double lagSd = 1e-3 * traits.draw("synkinesis", "lag_sd_ms");
    Random random = traits.choice("miswiring");
    // Without a route between eye and mouth there is no synkinesis to speak of ([R1], [R73]).
    constexpr std::size_t eyeToMouth[] = {0, 1, 5, 9};
    const std::size_t certain = eyeToMouth[random.below(std::size(eyeToMouth))];
    std::vector<Miswiring> wiring;
    for (std::size_t k = 0; k < std::size(routes); ++k) {
        const double lag = drawWideLag(random);
        const double gain = traits.around("synkinesis", "gain", 0.2, random);
        if (random.chance(routeShare) || k == certain)
            wiring.push_back({routes[k].first, routes[k].second, lag, gain, lagSd});
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
    const double lag = wire.lag + wire.lagSd * random.gaussian();
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

/// What a palsy left behind.
struct Sequel {
    double strength;    ///< of the side, over the other
    double blinkShare;  ///< of the blinks that take followers along
    std::vector<Miswiring> wiring;
};

Sequel drawSequel(const Random& person)
{
    Random random = person.fork("disease");
    Sequel sequel{};
    sequel.strength = random.chance(0.75) ? random.uniform(0.4, 0.8) : random.uniform(1.1, 1.4);
    sequel.blinkShare = random.uniform(0.7, 0.95);
    sequel.wiring = drawMiswiring(person.fork("miswiring"));
    return sequel;
}

Sequel drawWideSequel(Traits& traits)
{
    const bool isWeaker = traits.choice("strength").chance(share::weakerSynkineticSide);
    return {
        .strength = traits.draw("synkinesis", isWeaker ? "strength_reduced" : "strength_raised"),
        .blinkShare = traits.draw("synkinesis", "blink_share"),
        .wiring = drawWideMiswiring(traits)};
}

/// Groups of discharges of one unit now and then: seen in 23 of 88 Bell's palsies ([R25]).
void myokymicDischarges(Scene& scene, Random traits, Random random)
{
    if (!traits.chance(share::myokymiaAfterPalsy))
        return;
    const Muscle muscle = traits.chance(0.5) ? Muscle::mentalis : Muscle::orbicularisOris;
    const std::size_t channel = channelOf(muscle, *scene.patient.affected);
    const std::size_t unit = 30 + traits.below(25);
    const double rate = scene.traits ? scene.traits->draw("synkinesis", "myokymic_rate_hz")
                                     : traits.uniform(30.0, 60.0);
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
    const Sequel sequel = scene.traits ? drawWideSequel(*scene.traits) : drawSequel(scene.person);
    const std::vector<Miswiring>& wiring = sequel.wiring;
    for (const Miswiring& wire : wiring)
        scene.miswiring.push_back({.driver = labelOf(channelOf(wire.driver, side)),
                                   .follower = labelOf(channelOf(wire.follower, side)),
                                   .lag = Duration(wire.lag),
                                   .gain = wire.strength});
    Manner manner;
    manner.hasEyeMouthHabits = false;
    manner.strengthOfSide[side == Side::right ? 1 : 0] = sequel.strength;

    Random random = scene.random.fork("following");
    const std::vector<Carried> blinks = blink(scene, manner);
    const std::vector<Carried> movements = perform(scene, manner);
    for (const Carried& movement : movements)
        for (const Miswiring& wire : wiring)
            if (movement.manoeuvre->parts.front().muscle == wire.driver)
                follow(scene, wire, movement, random);
    for (const Carried& carried : blinks) {
        if (!random.chance(sequel.blinkShare))
            continue;
        for (const Miswiring& wire : wiring)
            if (wire.driver == Muscle::orbicularisOculi)
                follow(scene, wire, carried, random);
    }
    myokymicDischarges(scene, scene.person.fork("myokymic discharges"),
                       scene.random.fork("myokymic discharges"));
}

}  // namespace facialis::acquisition
