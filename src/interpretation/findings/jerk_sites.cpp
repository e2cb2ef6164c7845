// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/interpretation/findings/jerk_sites.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "dsp/synchrony/quantile.hpp"
#include "dsp/synchrony/stretches.hpp"
#include "dsp/synchrony/variation.hpp"
#include "src/interpretation/findings/contraction_copies.hpp"
#include "src/interpretation/findings/movement_edges.hpp"

namespace facialis::engine {

namespace {

constexpr Duration together = 60_ms;
constexpr Duration aroundMovement = 150_ms;
constexpr Duration longest{1.0};
/// Where a burst joins a blink, as it is judged for synkinesis.
constexpr Duration beforeBlink = 30_ms, afterBlink = 120_ms;
constexpr double joint = 0.5;
constexpr double likeness = 1.5;

/// Bursts of several muscles that begin together, by channel; the first of each counts.
using Jerk = std::map<std::size_t, const Burst*>;

bool isOpenKind(BurstKind kind)
{
    return kind == BurstKind::unclassified || kind == BurstKind::spasmClonic;
}

/// Stretches around voluntary activity, joined; ascending and disjoint.
std::vector<TimeInterval> movedStretches(const Examination& examination)
{
    std::vector<TimeInterval> moved;
    for (const Burst& burst : examination.analysis().bursts)
        if (burst.kind == BurstKind::voluntary)
            moved.push_back(burst.interval);
    return dsp::stretches(moved, aroundMovement);
}

/// When blinks begin; ascending.
std::vector<Duration> blinkOnsets(const Examination& examination)
{
    std::vector<Duration> onsets;
    for (const Burst& burst : examination.analysis().bursts)
        if (burst.kind == BurstKind::blink)
            onsets.push_back(burst.interval.onset);
    return onsets;
}

std::vector<bool> mostlyMyokymic(const Examination& examination)
{
    std::vector<int> balance(examination.analysis().recording.channels.size(), 0);
    for (const Burst& burst : examination.analysis().bursts) {
        if (burst.isConducted || burst.channel >= balance.size())
            continue;
        if (burst.kind == BurstKind::myokymic)
            ++balance[burst.channel];
        else if (isOpenKind(burst.kind))
            --balance[burst.channel];
    }
    std::vector<bool> myokymic(balance.size());
    std::transform(balance.begin(), balance.end(), myokymic.begin(),
                   [](int each) { return each >= 0; });
    return myokymic;
}

std::vector<Jerk> jerksOf(const Examination& examination)
{
    const auto moved = movedStretches(examination);
    const auto blinks = blinkOnsets(examination);
    const auto isOfBlink = [&](Duration onset) {
        const auto next = std::lower_bound(blinks.begin(), blinks.end(), onset - afterBlink);
        return next != blinks.end() && *next <= onset + beforeBlink;
    };
    const auto myokymic = mostlyMyokymic(examination);
    const ContractionCopies copies(examination);
    const MovementEdges edges(examination);
    std::vector<Jerk> jerks;
    Duration onset;
    // Bursts are ascending by onset.
    for (const Burst& burst : examination.analysis().bursts) {
        if (burst.isConducted || !isOpenKind(burst.kind) || !examination.isFacial(burst.channel) ||
            myokymic[burst.channel] || burst.interval.length() > longest || !isClear(burst) ||
            (dsp::overlapOne(moved, burst.interval) && !edges.leaveAlone(burst)) ||
            isOfBlink(burst.interval.onset) || copies.hide(burst))
            continue;
        if (jerks.empty() || burst.interval.onset - onset > together) {
            jerks.emplace_back();
            onset = burst.interval.onset;
        }
        jerks.back().emplace(burst.channel, &burst);
    }
    return jerks;
}

/// Muscles in groups: each belongs to the group of every muscle it often jerks with.
/// @param fewest  jerks of a muscle; others are left out
std::vector<std::vector<std::size_t>> groupsOf(const std::vector<Jerk>& jerks, int fewest)
{
    std::map<std::size_t, int> count;
    std::map<std::pair<std::size_t, std::size_t>, int> shared;
    for (const Jerk& jerk : jerks)
        for (auto a = jerk.begin(); a != jerk.end(); ++a) {
            ++count[a->first];
            for (auto b = std::next(a); b != jerk.end(); ++b)
                ++shared[{a->first, b->first}];
        }
    std::map<std::size_t, std::size_t> groupOf;
    for (const auto& [channel, jerksThere] : count)
        if (jerksThere >= fewest)
            groupOf[channel] = channel;
    for (const auto& [pair, both] : shared) {
        const auto [a, b] = pair;
        if (!groupOf.contains(a) || !groupOf.contains(b) ||
            both < joint * std::min(count[a], count[b]))
            continue;
        const std::size_t from = groupOf[b], to = groupOf[a];
        for (auto& [channel, group] : groupOf)
            if (group == from)
                group = to;
    }
    std::map<std::size_t, std::vector<std::size_t>> members;
    for (const auto& [channel, group] : groupOf)
        members[group].push_back(channel);
    std::vector<std::vector<std::size_t>> groups;
    groups.reserve(members.size());
    for (auto& [group, channels] : members)
        groups.push_back(std::move(channels));
    return groups;
}

bool isAlike(double length, double usual)
{
    return length <= usual * likeness && length * likeness >= usual;
}

/// The length that most others resemble; the shortest of several.
double usualLength(const std::vector<double>& lengths)
{
    double usual = 0.0;
    std::ptrdiff_t most = 0;
    std::vector<double> sorted = lengths;
    std::sort(sorted.begin(), sorted.end());
    for (const double candidate : sorted) {
        const auto alike = std::count_if(sorted.begin(), sorted.end(),
                                         [&](double length) { return isAlike(length, candidate); });
        if (alike > most) {
            most = alike;
            usual = candidate;
        }
    }
    return usual;
}

JerkSite siteOf(std::vector<std::size_t> channels, const std::vector<Jerk>& jerks)
{
    JerkSite site;
    site.channels = std::move(channels);
    std::vector<std::vector<const Burst*>> own;
    std::vector<double> lengths;
    for (const Jerk& jerk : jerks) {
        std::vector<const Burst*> bursts;
        double length = 0.0;
        for (const std::size_t c : site.channels)
            if (const auto found = jerk.find(c); found != jerk.end()) {
                bursts.push_back(found->second);
                length = std::max(length, found->second->interval.length().seconds());
            }
        if (bursts.empty())
            continue;
        own.push_back(std::move(bursts));
        lengths.push_back(length);
    }
    const double usual = usualLength(lengths);
    std::vector<double> alike;
    std::vector<Duration> onsets;
    for (std::size_t k = 0; k < own.size(); ++k) {
        if (!isAlike(lengths[k], usual))
            continue;
        alike.push_back(lengths[k]);
        onsets.push_back(own[k].front()->interval.onset);
        for (const Burst* burst : own[k])
            site.bursts.push_back(*burst);
    }
    site.jerks = static_cast<int>(own.size());
    site.alike = static_cast<int>(alike.size());
    site.length = Duration(dsp::median(alike));
    site.variation = dsp::intervalVariation(onsets);
    return site;
}

/// Whether one of the groups takes part in a jerk.
bool isOfAny(const Jerk& jerk, const std::vector<std::vector<std::size_t>>& groups)
{
    return std::any_of(groups.begin(), groups.end(), [&](const auto& channels) {
        return std::any_of(channels.begin(), channels.end(),
                           [&](std::size_t c) { return jerk.contains(c); });
    });
}

}  // namespace

std::vector<JerkSite> jerkSites(const Examination& examination)
{
    // Muscles that jerk often first: a rare one must not join two places by one coincidence.
    auto jerks = jerksOf(examination);
    std::vector<JerkSite> sites;
    for (const int fewest : {3, 2, 1}) {
        const auto groups = groupsOf(jerks, fewest);
        for (const auto& channels : groups)
            sites.push_back(siteOf(channels, jerks));
        std::erase_if(jerks, [&](const Jerk& jerk) { return isOfAny(jerk, groups); });
    }
    return sites;
}

}  // namespace facialis::engine
