// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/simulation/healthy_behaviour.hpp"

#include <algorithm>

namespace facialis::acquisition {
namespace {

bool closesEyes(const Manoeuvre& manoeuvre)
{
    return std::any_of(manoeuvre.parts.begin(), manoeuvre.parts.end(), [](const MusclePart& part) {
        return part.muscle == Muscle::orbicularisOculi && part.isTarget();
    });
}

bool isEyeMouthHabit(const Manoeuvre& manoeuvre, const MusclePart& part)
{
    return !part.isTarget() && (closesEyes(manoeuvre) || part.muscle == Muscle::orbicularisOculi);
}

/// Which synergists this person uses: drawn once, not at every repetition.
std::vector<std::vector<bool>> drawHabits(Random random, const Manner& manner)
{
    std::vector<std::vector<bool>> habits;
    for (const Manoeuvre& manoeuvre : manoeuvres()) {
        std::vector<bool>& row = habits.emplace_back();
        for (const MusclePart& part : manoeuvre.parts) {
            const bool joins = part.isTarget() || random.chance(part.habit);
            row.push_back(joins && (manner.hasEyeMouthHabits || !isEyeMouthHabit(manoeuvre, part)));
        }
    }
    return habits;
}

}  // namespace

std::vector<Carried> blink(Scene& scene, const Manner& manner)
{
    std::vector<TimeInterval> closed = manner.blinkFree;
    for (const Request& request : scene.requests)
        if (request.manoeuvre && closesEyes(*request.manoeuvre))
            closed.push_back(request.performed.widened(150_ms));

    const Patient& patient = scene.patient;
    Random random = scene.random.fork("blinks");
    const double meanInterval = 60.0 / (patient.blinksPerMinute * manner.blinkRateFactor);
    std::vector<Carried> blinks;
    double t = random.uniform(0.2, meanInterval);
    // Median of a log-normal interval with its mean kept: exp(-sd^2/2) with sd 0.55.
    for (; t < scene.duration.seconds();
         t += std::max(0.4, random.logNormal(0.86 * meanInterval, 0.55))) {
        const double length =
            std::clamp(random.logNormal(patient.blinkLength.seconds(), 0.15), 0.065, 0.15);
        const Carried carried{.interval = {Duration(t), Duration(t + length)},
                              .rise = Duration(random.uniform(0.004, 0.010)),
                              .fall = Duration(0.4 * length),
                              .level = patient.blinkLevel * random.logNormal(1.0, 0.2)};
        const double lag = 0.0015 * random.gaussian();
        if (!isFree(closed, carried.interval))
            continue;
        blinks.push_back(carried);
        for (const Side side : {Side::left, Side::right}) {
            const std::size_t channel = channelOf(Muscle::orbicularisOculi, side);
            const double strength = manner.strengthOfSide[side == Side::right ? 1 : 0];
            scene.add({.channel = channel,
                       .kind = "blink",
                       .onset = Duration(side == Side::right ? t + lag : t),
                       .length = Duration(length),
                       .rise = carried.rise,
                       .fall = carried.fall,
                       .firing = blinkFiring(),
                       .peak = patient.voluntaryPeak[channel] *
                               (carried.level * strength * random.logNormal(1.0, 0.06))});
        }
    }
    return blinks;
}

std::vector<Carried> perform(Scene& scene, const Manner& manner)
{
    const Patient& patient = scene.patient;
    const auto habits = drawHabits(scene.person.fork("habits"), manner);
    Random random = scene.random.fork("movements");
    std::vector<Carried> movements;
    for (const Request& request : scene.requests) {
        if (!request.manoeuvre)
            continue;
        const auto index = static_cast<std::size_t>(request.manoeuvre - manoeuvres().data());
        Carried carried{.interval = request.performed,
                        .manoeuvre = request.manoeuvre,
                        .rise = Duration(random.uniform(0.04, 0.12)),
                        .fall = Duration(random.uniform(0.06, 0.18))};
        for (std::size_t p = 0; p < request.manoeuvre->parts.size(); ++p) {
            const MusclePart& part = request.manoeuvre->parts[p];
            const double level = random.uniform(part.weakest, part.strongest);
            if (p == 0)
                carried.level = level;
            for (const Side side : {Side::left, Side::right}) {
                const double lag = random.uniform(0.0, part.isTarget() ? 0.008 : 0.030);
                const double effort = level * random.logNormal(1.0, 0.05);
                if (!habits[index][p])
                    continue;
                const std::size_t channel = channelOf(part.muscle, side);
                scene.add({.channel = channel,
                           .kind = "voluntary",
                           .onset = request.performed.onset + Duration(lag),
                           .length = request.performed.length(),
                           .rise = carried.rise,
                           .fall = carried.fall,
                           .level = std::min(1.0, effort),
                           .firing = voluntaryFiring(),
                           .peak = patient.voluntaryPeak[channel] *
                                   (effort * manner.strengthOfSide[side == Side::right ? 1 : 0])});
            }
        }
        movements.push_back(carried);
    }
    return movements;
}

}  // namespace facialis::acquisition
