// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <vector>

#include "acquisition/simulation/healthy_behaviour.hpp"
#include "acquisition/simulation/scenarios/scenario.hpp"

namespace facialis::acquisition {
namespace {

/// One of a person's tics: always the same muscles in the same order.
struct Tic {
    struct Part {
        std::size_t channel;
        double lag, level;
    };
    std::vector<Part> parts;
    double length;  ///< s, typical
};

Tic drawTic(std::size_t which, Random& random)
{
    using enum Muscle;
    using Muscles = std::vector<Muscle>;
    const std::array<Muscles, 4> sites{Muscles{orbicularisOculi}, Muscles{frontalis},
                                       Muscles{zygomaticusMajor, orbicularisOris},
                                       Muscles{platysma, mentalis}};
    const bool isTwoSided = which < 2;  // eyes and brows go together, a mouth is pulled aside
    const Side preferred = random.chance(0.5) ? Side::left : Side::right;
    Tic tic;
    for (const Muscle muscle : sites[which])
        for (const Side side : {Side::left, Side::right})
            if (isTwoSided || side == preferred) {
                const double lag = random.uniform(0.0, 0.040);
                tic.parts.push_back({channelOf(muscle, side), lag, random.uniform(0.4, 0.8)});
            }
    tic.length = random.chance(0.75) ? random.uniform(0.08, 0.18) : random.uniform(0.35, 0.8);
    return tic;
}

}  // namespace

/// Motor tics: stereotyped, non-rhythmic, voluntary-like jerks of 50-200 ms or beyond 300 ms at two
/// or three sites of the face ([R40], Panyakaew 2016), mostly held back while the person
/// attends to a request.
void playTic(Scene& scene)
{
    const std::vector<Carried> movements = perform(scene, {});
    Random traits = scene.person.fork("disease");
    std::array<std::size_t, 4> sites{0, 1, 2, 3};
    const std::size_t count = 2 + traits.below(2);
    std::vector<Tic> tics;
    tics.reserve(count);
    for (std::size_t k = 0; k < count; ++k) {
        std::swap(sites[k], sites[k + traits.below(sites.size() - k)]);
        tics.push_back(drawTic(sites[k], traits));
    }
    std::vector<TimeInterval> busy;
    busy.reserve(movements.size());
    for (const Carried& movement : movements)
        busy.push_back(movement.interval.widened(300_ms));

    Manner manner;
    const double wait = 60.0 / traits.uniform(10.0, 30.0);
    Random random = scene.random.fork("tics");
    for (double t = random.exponential(wait); t < scene.duration.seconds();
         t += 0.4 + random.exponential(wait)) {
        const Tic& tic = tics[random.below(tics.size())];
        const double length = tic.length * random.logNormal(1.0, 0.12);
        const double strength = random.logNormal(1.0, 0.15);
        const TimeInterval wanted{Duration(t), Duration(t + length + 0.04)};
        const bool slipsThrough = random.chance(0.1);
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
