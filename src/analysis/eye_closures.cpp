// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/eye_closures.hpp"

#include <algorithm>
#include <vector>

#include "dsp/synchrony/interval_edges.hpp"
#include "dsp/synchrony/likeness.hpp"

namespace facialis::engine {
namespace {

constexpr Duration together = 60_ms;
constexpr Duration tonicFrom{1.0};
constexpr double shared = 0.5;
constexpr Duration locked = 300_ms;
constexpr double covering = 0.5;
constexpr Duration ownTime = 150_ms;
constexpr double sameTime = 0.6;
constexpr std::ptrdiff_t fewest = 3, fewestTonic = 2;
constexpr Duration longTonic{5.0};

/// A closure of both eyes.
struct Closure {
    std::size_t left = 0, right = 0;
    TimeInterval interval;  ///< of the shorter burst
    bool isUnexplained = false;
};

bool areOne(TimeInterval a, TimeInterval b)
{
    const Duration apart = b.onset - a.onset;
    return (apart <= together && -apart <= together) ||
           a.overlap(b) >= std::min(a.length(), b.length()) * shared;
}

std::vector<Closure> closures(const ActivityTable& table, const FaceMap& face)
{
    std::vector<Closure> found;
    for (const std::size_t left : face.of(eyeMuscle, Side::left))
        for (const std::size_t right : face.of(eyeMuscle, Side::right))
            for (const std::size_t l : table.of(left)) {
                const TimeInterval here = table.burst(l).interval;
                if (!table.isOpen(l))
                    continue;
                for (const std::size_t r : table.overlapping(right, here)) {
                    const TimeInterval there = table.burst(r).interval;
                    if (areOne(here, there) && table.isOpen(r))
                        found.push_back({l, r, here.length() < there.length() ? here : there});
                }
            }
    return found;
}

/// How many closures there are; several leads on an eye see the same one.
std::ptrdiff_t countApart(std::vector<TimeInterval> intervals)
{
    std::sort(intervals.begin(), intervals.end(),
              [](TimeInterval a, TimeInterval b) { return a.onset < b.onset; });
    std::ptrdiff_t count = 0;
    Duration until{-1.0};
    for (const TimeInterval& interval : intervals) {
        count += interval.onset >= until ? 1 : 0;
        until = std::max(until, interval.offset);
    }
    return count;
}

/// What was moved on purpose.
std::vector<TimeInterval> movementsOf(const ActivityTable& table)
{
    std::vector<TimeInterval> movements;
    for (std::size_t e = 0; e < table.size(); ++e)
        if (table.burst(e).kind == BurstKind::voluntary)
            movements.push_back(table.burst(e).interval);
    return movements;
}

/// Whether another muscle is moved on purpose with the closure.
bool isOfMovement(const ActivityTable& table, const FaceMap& face, TimeInterval closure)
{
    for (std::size_t c = 0; c < face.size(); ++c) {
        if (!face.isPlaced(c) || face.isMuscle(c, eyeMuscle))
            continue;
        for (const std::size_t e : table.overlapping(c, closure)) {
            const Burst& burst = table.burst(e);
            if (burst.kind != BurstKind::voluntary)
                continue;
            const Duration apart = burst.interval.onset - closure.onset;
            if ((apart <= locked && -apart <= locked) ||
                burst.interval.overlap(closure) >= closure.length() * covering)
                return true;
        }
    }
    return false;
}

}  // namespace

void markEyeClosures(ActivityTable& table, const FaceMap& face, const RestTimeline& rest)
{
    auto found = closures(table, face);
    const dsp::IntervalEdges edges(movementsOf(table));
    // What keeps its own time amid a movement does not belong to it. Both eyes close for the same
    // time, but for blinks that what the movement conducts makes longer in one of the leads.
    const auto keepsOwnTime = [&](const Closure& closure) {
        const TimeInterval left = table.burst(closure.left).interval;
        const TimeInterval right = table.burst(closure.right).interval;
        return edges.areFarFrom(left, ownTime) && edges.areFarFrom(right, ownTime) &&
               dsp::likeness(left, right) >= sameTime;
    };
    for (Closure& closure : found)
        closure.isUnexplained = rest.isRest(table.burst(closure.left).interval.onset) ||
                                keepsOwnTime(closure) ||
                                !isOfMovement(table, face, closure.interval);
    std::vector<TimeInterval> unexplained, tonic;
    for (const Closure& closure : found) {
        if (!closure.isUnexplained)
            continue;
        unexplained.push_back(closure.interval);
        if (closure.interval.length() > tonicFrom)
            tonic.push_back(closure.interval);
    }
    const bool isLong = std::any_of(tonic.begin(), tonic.end(), [](TimeInterval closure) {
        return closure.length() >= longTonic;
    });
    const bool isUsual =
        isLong || countApart(unexplained) >= fewest || countApart(tonic) >= fewestTonic;
    for (const Closure& closure : found)
        if (isUsual || rest.isRest(table.burst(closure.left).interval.onset))
            for (const std::size_t e : {closure.left, closure.right})
                table.setKind(e, table.burst(e).interval.length() > tonicFrom
                                     ? BurstKind::spasmTonic
                                     : BurstKind::spasmClonic);
}

}  // namespace facialis::engine
