// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/involuntary.hpp"

#include <algorithm>
#include <set>

#include "src/analysis/eye_closures.hpp"
#include "src/analysis/ripples.hpp"

namespace facialis::engine {
namespace {

constexpr Duration together = 30_ms;
constexpr Duration bilateralTogether = 60_ms;
constexpr Duration tonicFrom{1.0};
constexpr double tonicCover = 0.5;
constexpr std::size_t fewestSpasms = 3;
constexpr Duration trainReach{1.0};

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

void markInvoluntary(ActivityTable& table, const FaceMap& face, const RestTimeline& rest,
                     const DischargeGroups& groups)
{
    markUnilateralSpasms(table, face, rest);
    markEyeClosures(table, face, rest);
    markRhythms(table, face, groups);
    markStragglers(table, face, rest);
}

}  // namespace facialis::engine
