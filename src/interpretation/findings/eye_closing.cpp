// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/interpretation/findings/eye_closing.hpp"

#include <algorithm>
#include <utility>

#include "dsp/synchrony/likeness.hpp"
#include "dsp/synchrony/quantile.hpp"
#include "src/interpretation/findings/movement_edges.hpp"

namespace facialis::engine {

namespace {

constexpr Duration together = 60_ms;
constexpr double sameTime = 0.6;  // as markEyeClosures asks
constexpr double longerThanUsual = 1.5;
constexpr Duration prolongedFrom = 130_ms;

/// Which of `bursts` are shared by `others`, both ascending.
std::vector<Burst> sharedOf(const std::vector<Burst>& bursts, const std::vector<Burst>& others)
{
    Duration longest;
    for (const Burst& other : others)
        longest = std::max(longest, other.interval.length());
    std::vector<Burst> found;
    for (const Burst& burst : bursts) {
        const Duration from =
            std::min(burst.interval.onset - longest, burst.interval.onset - together);
        const Duration until = std::max(burst.interval.offset, burst.interval.onset + together);
        auto other = std::partition_point(others.begin(), others.end(), [&](const Burst& each) {
            return each.interval.onset < from;
        });
        Duration shared;
        bool isAtOnce = false;
        for (; other != others.end() && other->interval.onset <= until; ++other) {
            const Duration apart = burst.interval.onset - other->interval.onset;
            isAtOnce = isAtOnce || (apart <= together && -apart <= together);
            shared = shared + burst.interval.overlap(other->interval);
        }
        if (isAtOnce || shared >= burst.interval.length() * 0.5)
            found.push_back(burst);
    }
    return found;
}

/// The quieter eye's bursts and the other's.
std::pair<const std::vector<Burst>&, const std::vector<Burst>&> byActivity(const EyeBursts& eyes)
{
    if (eyes.left.size() <= eyes.right.size())
        return {eyes.left, eyes.right};
    return {eyes.right, eyes.left};
}

bool isClosure(const Burst& burst)
{
    return !burst.isConducted &&
           (burst.kind == BurstKind::unclassified || burst.kind == BurstKind::spasmClonic ||
            burst.kind == BurstKind::spasmTonic);
}

/// What the eyes of a side do beside blinks, movements and artifacts; ascending.
std::vector<TimeInterval> closuresOf(const Examination& examination, Side side)
{
    const auto eyes = examination.channels(&Examination::isEye, side);
    std::vector<TimeInterval> found;
    for (const Burst& burst : examination.analysis().bursts)
        if (isClosure(burst) && std::find(eyes.begin(), eyes.end(), burst.channel) != eyes.end())
            found.push_back(burst.interval);
    return found;
}

/// Whether one of some closures is much the same as another. Alike ones begin within the length of
/// the longer, which is at most that of the other over the likeness.
bool hasLike(const std::vector<TimeInterval>& closures, TimeInterval interval)
{
    const Duration reach = interval.length() * (1.0 / sameTime);
    auto next = std::partition_point(closures.begin(), closures.end(), [&](TimeInterval each) {
        return each.onset + reach < interval.onset;
    });
    for (; next != closures.end() && next->onset <= interval.offset; ++next)
        if (dsp::likeness(interval, *next) >= sameTime)
            return true;
    return false;
}

/// Of all leads on the eye, ascending; what several see at once is one burst. What nothing explains
/// counts amid movements where it keeps its own time and the other eye does the same: a blink that
/// what the movement conducts makes longer in one lead does not.
std::vector<Burst> involuntaryOf(const Examination& examination, const MovementEdges& edges,
                                 Side side)
{
    const auto eyes = examination.channels(&Examination::isEye, side);
    const auto others = closuresOf(examination, opposite(side));
    std::vector<Burst> all;
    for (const Burst& burst : examination.analysis().bursts) {
        if (std::find(eyes.begin(), eyes.end(), burst.channel) == eyes.end())
            continue;
        const bool isOwn = burst.kind == BurstKind::unclassified && !burst.isConducted &&
                           edges.leaveAlone(burst) && hasLike(others, burst.interval);
        if (isOwn || examination.isInvoluntary(burst))
            all.push_back(burst);
    }
    std::stable_sort(all.begin(), all.end(), [](const Burst& a, const Burst& b) {
        return a.interval.onset < b.interval.onset;
    });
    std::vector<Burst> apart;
    for (const Burst& burst : all)
        if (apart.empty() || apart.back().interval.offset <= burst.interval.onset)
            apart.push_back(burst);
    return apart;
}

/// Blinks of the first lead on an eye; a second one sees the same.
std::vector<Burst> blinksOf(const Examination& examination, Side side)
{
    std::vector<Burst> found;
    const auto leads = examination.channels(&Examination::isEye, side);
    for (const Burst& burst : examination.analysis().bursts)
        if (burst.kind == BurstKind::blink && !leads.empty() && burst.channel == leads.front())
            found.push_back(burst);
    return found;
}

}  // namespace

double EyeBursts::sharedPart() const
{
    return ofQuieter() == 0 ? 0.0
                            : static_cast<double>(shared.size()) / static_cast<double>(ofQuieter());
}

EyeBursts eyeBursts(const Examination& examination)
{
    const MovementEdges edges(examination);
    EyeBursts eyes{involuntaryOf(examination, edges, Side::left),
                   involuntaryOf(examination, edges, Side::right),
                   {}};
    const auto& [quieter, other] = byActivity(eyes);
    eyes.shared = sharedOf(quieter, other);
    return eyes;
}

double partAtOnce(const EyeBursts& eyes, Duration within)
{
    const auto& quieter = byActivity(eyes).first;
    const auto& other = byActivity(eyes).second;
    const auto atOnce = std::count_if(quieter.begin(), quieter.end(), [&](const Burst& burst) {
        const auto next = std::partition_point(other.begin(), other.end(), [&](const Burst& each) {
            return each.interval.onset + within < burst.interval.onset;
        });
        return next != other.end() && next->interval.onset <= burst.interval.onset + within;
    });
    return quieter.empty() ? 0.0
                           : static_cast<double>(atOnce) / static_cast<double>(quieter.size());
}

BlinkHabit blinkHabit(const Examination& examination)
{
    BlinkHabit habit;
    const auto lefts = blinksOf(examination, Side::left);
    const auto rights = blinksOf(examination, Side::right);
    auto right = rights.begin();
    std::vector<double> lengths;
    for (const Burst& left : lefts) {
        right = std::find_if(right, rights.end(), [&](const Burst& each) {
            return each.interval.onset + together >= left.interval.onset;
        });
        if (right == rights.end())
            break;
        if (right->interval.onset > left.interval.onset + together)
            continue;
        habit.all.push_back(left.interval.length() < right->interval.length() ? left : *right);
        lengths.push_back(habit.all.back().interval.length().seconds());
        ++right;
    }
    if (habit.all.empty())
        return habit;
    const Duration from = std::max(prolongedFrom, Duration(longerThanUsual * dsp::median(lengths)));
    std::copy_if(habit.all.begin(), habit.all.end(), std::back_inserter(habit.prolonged),
                 [&](const Burst& blink) { return blink.interval.length() >= from; });
    if (examination.examined() > Duration(0.0))
        habit.perMinute =
            60.0 * static_cast<double>(habit.all.size()) / examination.examined().seconds();
    return habit;
}

}  // namespace facialis::engine
