// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fmt/format.h>

#include "src/interpretation/findings/jerk_sites.hpp"
#include "src/interpretation/findings/rules.hpp"

namespace facialis::engine {

namespace {

constexpr int fewestPerSite = 3, fewest = 6;
constexpr std::ptrdiff_t fewestSites = 2;
/// Of a site's jerks: the rest may be something else.
constexpr double alikePart = 0.5;
/// Tics last 50-200 ms, or beyond 300 ms (R40); a detector does not see their flanks, so that
/// four fifths of it are asked for.
constexpr Duration shortest = 40_ms;
/// Myokymia keeps its intervals within this variation; fewer than six jerks have no rhythm to tell.
constexpr double rhythmicUpTo = 0.35;
constexpr int fewestForRhythm = 6;

/// What an eye does alone may be a blink, or closures of blepharospasm; what the platysma does
/// alone may be the heart, which beats nearby.
bool isDoubtful(const Examination& examination, const JerkSite& site)
{
    return std::all_of(site.channels.begin(), site.channels.end(), [&](std::size_t c) {
        return examination.isEye(c) || examination.muscle(c) == "platysma";
    });
}

bool reachesLowerFace(const Examination& examination, const JerkSite& site)
{
    return std::any_of(site.channels.begin(), site.channels.end(),
                       [&](std::size_t c) { return examination.isLowerFace(c); });
}

/// Eye and mouth that jerk as one are the picture of spasm of a nerve, not of a tic.
bool isTic(const Examination& examination, const JerkSite& site)
{
    const bool hasEye = std::any_of(site.channels.begin(), site.channels.end(),
                                    [&](std::size_t c) { return examination.isEye(c); });
    const bool isRhythmic = site.alike >= fewestForRhythm && site.variation <= rhythmicUpTo;
    return !isDoubtful(examination, site) && !(hasEye && reachesLowerFace(examination, site)) &&
           !isRhythmic && site.alike >= fewestPerSite && site.alike >= alikePart * site.jerks &&
           site.length >= shortest;
}

std::vector<JerkSite> ticsOf(const Examination& examination)
{
    std::vector<JerkSite> sites = jerkSites(examination);
    std::erase_if(sites, [&](const JerkSite& site) { return !isTic(examination, site); });
    return sites;
}

std::string described(const Examination& examination, const JerkSite& site)
{
    std::string labels;
    for (const std::size_t c : site.channels)
        labels +=
            (labels.empty() ? "" : " + ") + examination.analysis().recording.channels[c].label;
    return fmt::format("{}: {} of {} jerks last about {:.0f} ms (variation of intervals {:.2f})",
                       labels, site.alike, site.jerks, site.length.milliseconds(), site.variation);
}

}  // namespace

Finding checkStereotypedJerks(const Examination& examination)
{
    Finding finding = begun("ster", examination);
    finding.limit = static_cast<double>(fewestSites);
    const auto channels = examination.channels(&Examination::isFacial);
    if (channels.size() < 2)
        return notAssessable(finding, "fewer than two facial muscles were recorded");
    const auto sites = ticsOf(examination);
    int jerks = 0;
    std::string text;
    std::vector<Burst> shown;
    for (const JerkSite& site : sites) {
        jerks += site.alike;
        text += (text.empty() ? "" : "; ") + described(examination, site);
        shown.insert(shown.end(), site.bursts.begin(), site.bursts.end());
    }
    finding.value = static_cast<double>(sites.size());
    finding.rule = fmt::format(
        "{}. Present from {} places beside the eyes that jerk each for itself, {} times and {} in "
        "all, "
        "without rhythm (variation over {:g}), half of the jerks of one length of at least {:g} "
        "ms.",
        text.empty() ? "No place beside the eyes jerks so" : text, fewestSites, fewestPerSite,
        fewest, rhythmicUpTo, shortest.milliseconds());
    const bool isPresent = std::ssize(sites) >= fewestSites && jerks >= fewest;
    if (!isPresent && !examination.isSymmetric())
        return notAssessable(finding, "muscles are missing on one side: " + finding.rule);
    finding.state = isPresent ? FindingState::present : FindingState::absent;
    if (!isPresent) {
        finding.channels = channels;
        return finding;
    }
    for (const JerkSite& site : sites)
        for (const std::size_t c : site.channels) {
            finding.channels.push_back(c);
            finding.side = joined(finding.side, examination.side(c));
        }
    std::sort(finding.channels.begin(), finding.channels.end());
    finding.evidence = clearest(std::move(shown));
    return finding;
}

}  // namespace facialis::engine
