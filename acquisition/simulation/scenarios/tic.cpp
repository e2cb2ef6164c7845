// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "acquisition/simulation/healthy_behaviour.hpp"
#include "acquisition/simulation/scenarios/scenario.hpp"

namespace facialis::acquisition {
namespace {

constexpr std::size_t siteCount = 4;

/// One of a person's tics: always the same muscles in the same order.
struct Tic {
    struct Part {
        std::size_t channel;
        double lag, level;
    };
    std::vector<Part> parts;
    double length;  ///< s, typical
};

/// The muscles of a site.
std::vector<Muscle> musclesOf(std::size_t site)
{
    using enum Muscle;
    using Muscles = std::vector<Muscle>;
    const std::array<Muscles, siteCount> sites{Muscles{orbicularisOculi}, Muscles{frontalis},
                                               Muscles{zygomaticusMajor, orbicularisOris},
                                               Muscles{platysma, mentalis}};
    return sites[site];
}

Tic drawTic(std::size_t which, Random& random)
{
    const bool isTwoSided = which < 2;  // eyes and brows go together, a mouth is pulled aside
    const Side preferred = random.chance(0.5) ? Side::left : Side::right;
    Tic tic;
    for (const Muscle muscle : musclesOf(which))
        for (const Side side : {Side::left, Side::right})
            if (isTwoSided || side == preferred) {
                const double lag = random.uniform(0.0, 0.040);
                tic.parts.push_back({channelOf(muscle, side), lag, random.uniform(0.4, 0.8)});
            }
    tic.length = random.chance(0.75) ? random.uniform(0.08, 0.18) : random.uniform(0.35, 0.8);
    return tic;
}

Tic drawWideTic(std::size_t which, Traits& traits, Random random)
{
    constexpr std::string_view scope = "tic";
    const bool isUpperFace = which < 2;
    const bool isTwoSided = isUpperFace && random.chance(traits.draw(scope, "two_sided_share"));
    const Side preferred = random.chance(0.5) ? Side::left : Side::right;
    Tic tic;
    for (const Muscle muscle : musclesOf(which))
        for (const Side side : {Side::left, Side::right})
            if (isTwoSided || side == preferred) {
                const double lag = random.uniform(0.0, 0.040);
                const double level = traits.around(scope, "tic_level", 0.2, random);
                tic.parts.push_back({channelOf(muscle, side), lag, level});
            }
    const bool isDystonic = random.chance(traits.draw(scope, "dystonic_share"));
    tic.length = 1e-3 * traits.around(scope, isDystonic ? "dystonic_length_ms" : "clonic_length_ms",
                                      0.2, random);
    return tic;
}

/// What a person does, and how often.
struct Repertoire {
    std::vector<Tic> tics;
    double perMinute;
    double slipShare = 0.1;  ///< of those during a request that are not held back
};

Repertoire drawRepertoire(const Scene& scene)
{
    Random random = scene.person.fork("disease");
    std::array<std::size_t, siteCount> sites{0, 1, 2, 3};
    const std::size_t count = scene.traits
                                  ? static_cast<std::size_t>(scene.traits->draw("tic", "sites"))
                                  : 2 + random.below(2);
    Repertoire repertoire{};
    for (std::size_t k = 0; k < count; ++k) {
        std::swap(sites[k], sites[k + random.below(sites.size() - k)]);
        repertoire.tics.push_back(
            scene.traits ? drawWideTic(sites[k], *scene.traits, scene.person.fork("tic", k))
                         : drawTic(sites[k], random));
    }
    if (scene.traits) {
        repertoire.perMinute = scene.traits->draw("tic", "tics_per_minute");
        repertoire.slipShare = scene.traits->draw("tic", "slip_share");
    } else {
        repertoire.perMinute = random.uniform(10.0, 30.0);
    }
    return repertoire;
}

}  // namespace

/// Motor tics: stereotyped, non-rhythmic, voluntary-like jerks of 50-200 ms or beyond 300 ms at two
/// to four sites of the face ([R40], Panyakaew 2016), mostly held back while the person
/// attends to a request.
void playTic(Scene& scene)
{
    const std::vector<Carried> movements = perform(scene, {});
    const Repertoire repertoire = drawRepertoire(scene);
    const std::vector<Tic>& tics = repertoire.tics;
    std::vector<TimeInterval> busy;
    busy.reserve(movements.size());
    for (const Carried& movement : movements)
        busy.push_back(movement.interval.widened(300_ms));

    Manner manner;
    const double wait = 60.0 / repertoire.perMinute;
    Random random = scene.random.fork("tics");
    for (double t = random.exponential(wait); t < scene.duration.seconds();
         t += 0.4 + random.exponential(wait)) {
        const Tic& tic = tics[random.below(tics.size())];
        const double length = tic.length * random.logNormal(1.0, 0.12);
        const double strength = random.logNormal(1.0, 0.15);
        const TimeInterval wanted{Duration(t), Duration(t + length + 0.04)};
        const bool slipsThrough = random.chance(repertoire.slipShare);
        if (!isFree(busy, wanted) && !slipsThrough)
            continue;
        manner.blinkFree.push_back(wanted.widened(150_ms));
        for (const Tic::Part& part : tic.parts) {
            const double level = std::clamp(part.level * strength, 0.2, 1.0);
            scene.add({.channel = part.channel,
                       .kind = "tic",
                       .onset = Duration(t + std::max(0.0, part.lag + 0.004 * random.gaussian())),
                       .length = Duration(length),
                       .rise = Duration(std::min(0.04, 0.3 * length)),
                       .fall = Duration(std::min(0.06, 0.3 * length)),
                       .level = level,
                       .firing = voluntaryFiring(),
                       .peak = scene.patient.voluntaryPeak[part.channel] * level});
        }
        t += length;
    }
    blink(scene, manner);
}

}  // namespace facialis::acquisition
