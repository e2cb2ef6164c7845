// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/blinks.hpp"

#include <algorithm>
#include <cmath>

#include "dsp/synchrony/quantile.hpp"

namespace facialis::engine {
namespace {

constexpr Duration onsetApart = 50_ms;
constexpr Duration shortest = 20_ms;  // a weak blink may only show its peak
constexpr Duration longest = 450_ms;  // published range to 400 ms; offsets are soft
constexpr double sideClass = 4.0;
constexpr double largestOverUsual = 2.5;

bool isShort(const Burst& burst)
{
    const Duration length = burst.interval.length();
    return shortest <= length && length <= longest;
}

double sizeOf(const ActivityTable& table, const Blink& blink)
{
    return std::sqrt(table[blink.left].rms * table[blink.right].rms);
}

double sideLogRatio(const ActivityTable& table, const Blink& blink)
{
    return std::log(table[blink.left].rms / table[blink.right].rms);
}

std::vector<Blink> candidates(const ActivityTable& table, std::size_t left, std::size_t right)
{
    std::vector<Blink> found;
    std::vector<bool> isTaken(table.size(), false);
    for (const std::size_t l : table.of(left)) {
        if (!table.isOpen(l) || !isShort(table.burst(l)) || table[l].rms <= 0.0)
            continue;
        const TimeInterval here = table.burst(l).interval;
        std::optional<std::size_t> partner;
        const auto distance = [&](std::size_t r) {
            return std::abs((table.burst(r).interval.onset - here.onset).seconds());
        };
        for (const std::size_t r :
             table.starting(right, here.onset - onsetApart, here.onset + onsetApart)) {
            const bool fits = !isTaken[r] && table.isOpen(r) && isShort(table.burst(r)) &&
                              table[r].rms > 0.0 && table.burst(r).interval.overlaps(here);
            if (fits && (!partner || distance(r) < distance(*partner)))
                partner = r;
        }
        if (!partner)
            continue;
        isTaken[*partner] = true;
        const TimeInterval there = table.burst(*partner).interval;
        found.push_back({l,
                         *partner,
                         {std::min(here.onset, there.onset), std::max(here.offset, there.offset)}});
    }
    return found;
}

bool isWhereEyesAreClosed(TimeInterval interval, const std::vector<Task>& tasks)
{
    return std::any_of(tasks.begin(), tasks.end(), [&](const Task& task) {
        return task.closesEyes() && task.manoeuvre.interval.overlaps(interval);
    });
}

}  // namespace

bool canTellBlinks(const FaceMap& face)
{
    return !face.of(eyeMuscle, Side::left).empty() && !face.of(eyeMuscle, Side::right).empty();
}

std::vector<Blink> markBlinks(ActivityTable& table, const FaceMap& face,
                              const std::vector<Task>& tasks)
{
    if (!canTellBlinks(face))
        return {};
    auto found = candidates(table, face.of(eyeMuscle, Side::left).front(),
                            face.of(eyeMuscle, Side::right).front());
    std::erase_if(found, [&](const Blink& b) { return isWhereEyesAreClosed(b.interval, tasks); });
    if (found.empty())
        return found;

    std::vector<double> sizes, ratios;
    for (const Blink& blink : found) {
        sizes.push_back(sizeOf(table, blink));
        ratios.push_back(sideLogRatio(table, blink));
    }
    const double largest = largestOverUsual * dsp::quantile(sizes, 0.25);
    const double usualRatio = dsp::median(ratios);
    std::erase_if(found, [&](const Blink& blink) {
        return sizeOf(table, blink) > largest ||
               std::abs(sideLogRatio(table, blink) - usualRatio) > std::log(sideClass);
    });
    for (const Blink& blink : found) {
        table.setKind(blink.left, BurstKind::blink);
        table.setKind(blink.right, BurstKind::blink);
    }
    return found;
}

}  // namespace facialis::engine
