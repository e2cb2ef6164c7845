// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/blinks.hpp"

#include <algorithm>
#include <cmath>

#include "dsp/synchrony/quantile.hpp"

namespace facialis::engine {
namespace {

constexpr double sideClass = 4.0;
constexpr std::size_t fewestForUsual = 8;
constexpr double bandwidth = 0.15;  // of the density over log values
constexpr double commonPart = 0.4;  // of the highest density: less is no common value
constexpr double spreads = 3.5;
constexpr double smallestSpread = 0.12;

bool isShort(const Burst& burst)
{
    const Duration length = burst.interval.length();
    return shortestBlink <= length && length <= longestBlink;
}

double logSize(const ActivityTable& table, const Blink& blink)
{
    return 0.5 * std::log(table[blink.left].rms * table[blink.right].rms);
}

double logLength(const ActivityTable& table, const Blink& blink)
{
    return 0.5 * std::log(table.burst(blink.left).interval.length().seconds() *
                          table.burst(blink.right).interval.length().seconds());
}

/// Upper limit of the lowest common value: its place in a Gaussian kernel density, plus the spread
/// that is seen below it (above it, other events may be mixed in).
double limitOfLowest(const std::vector<double>& values)
{
    const auto density = [&](double at) {
        double sum = 0.0;
        for (const double value : values)
            sum += std::exp(-0.5 * (value - at) * (value - at) / (bandwidth * bandwidth));
        return sum;
    };
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    std::vector<double> places, heights;
    for (double at = *low; at <= *high + bandwidth; at += 0.2 * bandwidth) {
        places.push_back(at);
        heights.push_back(density(at));
    }
    const double highest = *std::max_element(heights.begin(), heights.end());
    std::size_t mode = 0;
    while (heights[mode] < commonPart * highest ||
           (mode + 1 < heights.size() && heights[mode + 1] > heights[mode]))
        ++mode;
    double square = 0.0, below = 0.0;
    for (const double value : values)
        if (value <= places[mode]) {
            square += (value - places[mode]) * (value - places[mode]);
            below += 1.0;
        }
    const double spread = below > 0.0 ? std::sqrt(square / below) : 0.0;
    return places[mode] + spreads * std::max(spread, smallestSpread);
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
             table.starting(right, here.onset - blinkOnsetsApart, here.onset + blinkOnsetsApart)) {
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

/// Upper limits of this person's blinks, in logarithms, and left over right.
struct Usual {
    double longest, largest, leftOverRight;
};

/// Bursts of one eye that would be a blink if the other were not busy with something longer.
void markHalfHidden(ActivityTable& table, const FaceMap& face, const Usual& usual)
{
    for (const Side side : {Side::left, Side::right}) {
        const std::size_t here = face.of(eyeMuscle, side).front();
        const std::size_t there = face.of(eyeMuscle, opposite(side)).front();
        const double sign = side == Side::left ? 1.0 : -1.0;
        for (const std::size_t e : table.of(here)) {
            const Burst& burst = table.burst(e);
            if (!table.isOpen(e) || !isShort(burst) || table[e].rms <= 0.0)
                continue;
            const double length = std::log(burst.interval.length().seconds());
            const double size = std::log(table[e].rms) - sign * 0.5 * usual.leftOverRight;
            if (length > usual.longest || size > usual.largest)
                continue;
            Duration busy;
            for (const std::size_t other : table.overlapping(there, burst.interval))
                if (table.isOwn(other) &&
                    table.burst(other).interval.length() > burst.interval.length())
                    busy = busy + table.burst(other).interval.overlap(burst.interval);
            if (busy >= burst.interval.length() * 0.8)
                table.setKind(e, BurstKind::blink);
        }
    }
}

void mark(ActivityTable& table, const FaceMap& face, const std::vector<Blink>& blinks)
{
    for (const Blink& blink : blinks) {
        table.setKind(blink.left, BurstKind::blink);
        table.setKind(blink.right, BurstKind::blink);
        // A second lead on an eye sees the same blink.
        for (const Side side : {Side::left, Side::right})
            for (const std::size_t c : face.of(eyeMuscle, side))
                for (const std::size_t e : table.overlapping(c, blink.interval))
                    if (table.isOpen(e) && isShort(table.burst(e)))
                        table.setKind(e, BurstKind::blink);
    }
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

    std::vector<double> ratios;
    ratios.reserve(found.size());
    for (const Blink& blink : found)
        ratios.push_back(sideLogRatio(table, blink));
    const double usualRatio = dsp::median(ratios);
    std::erase_if(found, [&](const Blink& blink) {
        return std::abs(sideLogRatio(table, blink) - usualRatio) > std::log(sideClass);
    });
    if (found.size() < fewestForUsual) {
        mark(table, face, found);
        return found;
    }
    std::vector<double> lengths, sizes;
    for (const Blink& blink : found) {
        lengths.push_back(logLength(table, blink));
        sizes.push_back(logSize(table, blink));
    }
    const Usual usual{limitOfLowest(lengths), limitOfLowest(sizes), usualRatio};
    std::erase_if(found, [&](const Blink& blink) {
        return logLength(table, blink) > usual.longest || logSize(table, blink) > usual.largest;
    });
    mark(table, face, found);
    markHalfHidden(table, face, usual);
    return found;
}

}  // namespace facialis::engine
