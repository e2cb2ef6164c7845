// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/involuntary.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "dsp/synchrony/rhythmic_runs.hpp"
#include "src/analysis/eye_closures.hpp"

namespace facialis::engine {
namespace {

constexpr Duration together = 30_ms;
constexpr Duration bilateralTogether = 60_ms;
constexpr Duration tonicFrom{1.0};
constexpr double tonicCover = 0.5;
constexpr std::size_t fewestSpasms = 3;
constexpr Duration trainReach{1.0};
/// Groups that recur within 0.1 to 10 s (M, after the AANEM's terms); slow ones take more to be
/// told from chance.
constexpr dsp::RhythmLimits slowGroups{
    .shortest = Duration(0.4), .longest = Duration(10.0), .tolerance = 0.35, .fewestEvents = 6};
constexpr dsp::RhythmLimits steadyGroups{
    .shortest = Duration(0.1), .longest = Duration(10.0), .tolerance = 0.35, .fewestEvents = 6};
constexpr std::size_t fewestSteady = 15;
constexpr double steadyPart = 0.6;

void setSpasm(ActivityTable& table, std::size_t event)
{
    const bool isTonic = table.burst(event).interval.length() > tonicFrom;
    table.setKind(event, isTonic ? BurstKind::spasmTonic : BurstKind::spasmClonic);
}

/// Whether two bursts of different channels are one event.
bool areTogether(const Burst& a, const Burst& b)
{
    const Duration apart = a.interval.onset - b.interval.onset;
    if (apart <= together && -apart <= together)
        return true;
    const Duration shorter = std::min(a.interval.length(), b.interval.length());
    return shorter > tonicFrom && a.interval.overlap(b.interval) >= shorter * tonicCover;
}

bool isMirrored(const ActivityTable& table, const FaceMap& face, std::size_t event)
{
    const auto mirror = face.mirror(table.burst(event).channel);
    if (!mirror)
        return false;
    const TimeInterval here = table.burst(event).interval;
    for (const std::size_t e :
         table.starting(*mirror, here.onset - bilateralTogether, here.onset + bilateralTogether))
        if (table.isOwn(e))
            return true;
    return false;
}

/// Bursts of one side that happen together.
struct Group {
    std::vector<std::size_t> events;
    bool isAtRest = false;
};

std::vector<Group> unilateralGroups(const ActivityTable& table, const FaceMap& face,
                                    const RestTimeline& rest, Side side)
{
    std::vector<std::size_t> open;
    for (const std::size_t c : face.facial(side))
        for (const std::size_t e : table.of(c))
            if (table.isOpen(e))
                open.push_back(e);
    std::sort(open.begin(), open.end());

    std::vector<Group> groups;
    std::set<std::size_t> done;
    for (std::size_t k = 0; k < open.size(); ++k) {
        if (done.contains(open[k]))
            continue;
        const Burst& seed = table.burst(open[k]);
        Group group{{open[k]}, rest.isRest(seed.interval.onset)};
        std::set<std::size_t> muscles{seed.channel};
        const Duration reach =
            seed.interval.length() > tonicFrom ? seed.interval.length() : together;
        for (std::size_t n = k + 1; n < open.size(); ++n) {
            const Burst& other = table.burst(open[n]);
            if (other.interval.onset > seed.interval.onset + reach)
                break;
            if (done.contains(open[n]) || !areTogether(seed, other))
                continue;
            group.events.push_back(open[n]);
            muscles.insert(other.channel);
        }
        if (muscles.size() < 2)
            continue;
        const auto mirrored =
            std::count_if(group.events.begin(), group.events.end(),
                          [&](std::size_t e) { return isMirrored(table, face, e); });
        if (2 * mirrored >= static_cast<std::ptrdiff_t>(group.events.size()))
            continue;
        done.insert(group.events.begin(), group.events.end());
        groups.push_back(std::move(group));
    }
    return groups;
}

void markUnilateralSpasms(ActivityTable& table, const FaceMap& face, const RestTimeline& rest)
{
    for (const Side side : {Side::left, Side::right}) {
        const auto groups = unilateralGroups(table, face, rest, side);
        const auto atRest = static_cast<std::size_t>(std::count_if(
            groups.begin(), groups.end(), [](const Group& group) { return group.isAtRest; }));
        for (const Group& group : groups)
            if (group.isAtRest || atRest >= fewestSpasms)
                for (const std::size_t e : group.events)
                    setSpasm(table, e);
    }
}

struct OpenBursts {
    std::vector<std::size_t> events;
    std::vector<Duration> onsets;
};

OpenBursts openBursts(const ActivityTable& table, std::size_t channel)
{
    OpenBursts open;
    for (const std::size_t e : table.of(channel))
        if (table.isOpen(e) && table.burst(e).interval.length() <= tonicFrom) {
            open.events.push_back(e);
            open.onsets.push_back(table.burst(e).interval.onset);
        }
    return open;
}

void setMyokymic(ActivityTable& table, const OpenBursts& open, dsp::RhythmicRun run)
{
    for (std::size_t k = run.first; k <= run.last; ++k)
        table.setKind(open.events[k], BurstKind::myokymic);
}

void markRhythms(ActivityTable& table, const FaceMap& face)
{
    for (std::size_t c = 0; c < face.size(); ++c) {
        if (!face.isPlaced(c))
            continue;
        const OpenBursts open = openBursts(table, c);
        for (const dsp::RhythmicRun run : dsp::rhythmicRuns(open.onsets))
            setMyokymic(table, open, run);
        // Groups of facial myokymia recur more slowly, too; that of the lid does not (R33).
        if (face.isMuscle(c, eyeMuscle))
            continue;
        const OpenBursts left = openBursts(table, c);
        for (const dsp::RhythmicRun run : dsp::rhythmicRuns(left.onsets, slowGroups))
            setMyokymic(table, left, run);
    }
}

/// Whether most bursts of a channel begin with one of another muscle of the side.
bool isShared(const ActivityTable& table, const FaceMap& face, std::size_t channel,
              const OpenBursts& open)
{
    std::size_t joint = 0;
    for (const Duration onset : open.onsets)
        for (const std::size_t c : face.facial(*face.side(channel)))
            if (const auto near = table.starting(c, onset - together, onset + together);
                c != channel && std::any_of(near.begin(), near.end(),
                                            [&](std::size_t e) { return table.isOpen(e); })) {
                ++joint;
                break;
            }
    return 2 * joint >= open.onsets.size();
}

/// A muscle that ripples for itself nearly all the time: what coincides with others does so by
/// chance, and is no spasm of the side.
void markSteadyRhythms(ActivityTable& table, const FaceMap& face)
{
    std::vector<std::pair<OpenBursts, std::vector<dsp::RhythmicRun>>> steady;
    for (std::size_t c = 0; c < face.size(); ++c) {
        if (!face.isPlaced(c))
            continue;
        OpenBursts open = openBursts(table, c);
        auto runs = dsp::rhythmicRuns(open.onsets, steadyGroups);
        std::size_t rhythmic = 0;
        for (const dsp::RhythmicRun run : runs)
            rhythmic += run.last - run.first + 1;
        const bool isSteady =
            rhythmic >= fewestSteady && double(rhythmic) >= steadyPart * double(open.events.size());
        if (isSteady && !isShared(table, face, c, open))
            steady.emplace_back(std::move(open), std::move(runs));
    }
    for (const auto& [open, runs] : steady)
        for (const dsp::RhythmicRun run : runs)
            setMyokymic(table, open, run);
}

bool isSpasm(BurstKind kind)
{
    return kind == BurstKind::spasmClonic || kind == BurstKind::spasmTonic;
}

/// Around the one-sided spasms of a side, joined; ascending and disjoint.
std::vector<TimeInterval> trains(const ActivityTable& table, const FaceMap& face, Side side)
{
    std::vector<TimeInterval> joined;
    for (std::size_t e = 0; e < table.size(); ++e) {
        const Burst& burst = table.burst(e);
        if (!isSpasm(burst.kind) || face.side(burst.channel) != side || isMirrored(table, face, e))
            continue;
        const TimeInterval reach = burst.interval.widened(trainReach);
        if (!joined.empty() && reach.onset <= joined.back().offset)
            joined.back().offset = std::max(joined.back().offset, reach.offset);
        else
            joined.push_back(reach);
    }
    return joined;
}

/// A train of spasms does not reach every electrode with every burst.
void markStragglers(ActivityTable& table, const FaceMap& face, const RestTimeline& rest)
{
    for (const Side side : {Side::left, Side::right}) {
        const auto spasms = trains(table, face, side);
        for (const std::size_t c : face.facial(side))
            for (const std::size_t e : table.of(c)) {
                const TimeInterval here = table.burst(e).interval;
                const auto next = std::partition_point(
                    spasms.begin(), spasms.end(),
                    [&](TimeInterval train) { return train.offset <= here.onset; });
                const bool isInTrain = next != spasms.end() && next->overlaps(here);
                if (isInTrain && table.isOpen(e) && rest.isRest(here.onset) &&
                    !isMirrored(table, face, e))
                    setSpasm(table, e);
            }
    }
}

}  // namespace

void markInvoluntary(ActivityTable& table, const FaceMap& face, const RestTimeline& rest)
{
    markSteadyRhythms(table, face);
    markUnilateralSpasms(table, face, rest);
    markEyeClosures(table, face, rest);
    markRhythms(table, face);
    markStragglers(table, face, rest);
}

}  // namespace facialis::engine
