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

/// Whether an eye's burst that nothing explains keeps its own time amid movements, and the other
/// eye does the same: a blink that what the movement conducts makes longer in one lead does not.
bool isAmidMovement(const Examination& examination, const MovementEdges& edges, const Burst& burst)
{
    if (burst.kind != BurstKind::unclassified || burst.isConducted || !edges.leaveAlone(burst))
        return false;
    const auto others =
        examination.channels(&Examination::isEye, opposite(*examination.side(burst.channel)));
    const auto& all = examination.analysis().bursts;
    return std::any_of(all.begin(), all.end(), [&](const Burst& other) {
        return std::find(others.begin(), others.end(), other.channel) != others.end() &&
               dsp::likeness(burst.interval, other.interval) >= sameTime;
    });
}

/// Of all leads on the eye, ascending; what several see at once is one burst.
std::vector<Burst> involuntaryOf(const Examination& examination, const MovementEdges& edges,
                                 Side side)
{
    const auto eyes = examination.channels(&Examination::isEye, side);
    std::vector<Burst> all;
    for (const Burst& burst : examination.analysis().bursts) {
        const bool isOfEye = std::find(eyes.begin(), eyes.end(), burst.channel) != eyes.end();
        if (isOfEye &&
            (examination.isInvoluntary(burst) || isAmidMovement(examination, edges, burst)))
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
