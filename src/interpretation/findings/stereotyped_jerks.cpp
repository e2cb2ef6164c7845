// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fmt/format.h>

#include "dsp/synchrony/stretches.hpp"
#include "src/interpretation/findings/eye_closing.hpp"
#include "src/interpretation/findings/jerk_sites.hpp"
#include "src/interpretation/findings/rules.hpp"

namespace facialis::engine {

namespace {

/// Of clear jerks: a detector's false bursts, which lie on its threshold, are fainter.
constexpr int fewestPerSite = 2;
constexpr int fewestToSuggest = 2;
constexpr Duration aroundClosure = 300_ms;
constexpr double apartPart = 0.75;
constexpr std::ptrdiff_t fewestSites = 2;
/// Of a site's jerks: the rest may be something else.
constexpr double alikePart = 0.5;
/// Tics last 50-200 ms, or beyond 300 ms (R40); a detector does not see their flanks, so that
/// half of it is asked for, and four fifths where few are seen: single potentials are short, too.
constexpr Duration shortest = 25_ms, shortestToSuggest = 40_ms;
/// Myokymia keeps its intervals within this variation; fewer than six jerks have no rhythm to tell.
constexpr double rhythmicUpTo = 0.35;
constexpr int fewestForRhythm = 6;

/// What an eye does alone may be a blink, or closures of blepharospasm, unless another place
/// jerks as well.
bool isOfEyes(const Examination& examination, const JerkSite& site)
{
    return std::all_of(site.channels.begin(), site.channels.end(),
                       [&](std::size_t c) { return examination.isEye(c); });
}

/// What the platysma does alone may be the heart, which beats nearby.
bool isOfPlatysma(const Examination& examination, const JerkSite& site)
{
    return std::all_of(site.channels.begin(), site.channels.end(),
                       [&](std::size_t c) { return examination.muscle(c) == "platysma"; });
}

bool reachesLowerFace(const Examination& examination, const JerkSite& site)
{
    return std::any_of(site.channels.begin(), site.channels.end(),
                       [&](std::size_t c) { return examination.isLowerFace(c); });
}

/// Eye and mouth that jerk as one are the picture of spasm of a nerve, not of a tic.
bool hasShapeOfTic(const Examination& examination, const JerkSite& site)
{
    const bool hasEye = std::any_of(site.channels.begin(), site.channels.end(),
                                    [&](std::size_t c) { return examination.isEye(c); });
    const bool isRhythmic = site.alike >= fewestForRhythm && site.variation <= rhythmicUpTo;
    // Where blinks cannot be told they may be what the eye does, and drag along its neighbours.
    const bool mayBeBlinks = hasEye && !examination.measures().hasBlinksApart;
    return !isOfPlatysma(examination, site) && !mayBeBlinks &&
           !(hasEye && reachesLowerFace(examination, site)) && !isRhythmic &&
           site.alike >= alikePart * site.jerks && site.length >= shortest;
}

bool isOften(const JerkSite& site)
{
    return site.alike >= fewestPerSite;
}

/// Both eyes, and nothing else. One eye alone may blink where the other's blink was missed.
bool isOfBothEyes(const Examination& examination, const JerkSite& site)
{
    return isOfEyes(examination, site) &&
           std::any_of(site.channels.begin(), site.channels.end(), [&](std::size_t c) {
               return examination.side(c) != examination.side(site.channels.front());
           });
}

/// Stretches in which the eyes close, beside blinks and what is asked for, and somewhat around
/// them; ascending and disjoint.
std::vector<TimeInterval> closingStretches(const Examination& examination)
{
    std::vector<TimeInterval> closures;
    for (const Burst& burst : examination.analysis().bursts) {
        const bool isClosure = burst.kind == BurstKind::unclassified ||
                               burst.kind == BurstKind::spasmClonic ||
                               burst.kind == BurstKind::spasmTonic;
        if (isClosure && !burst.isConducted && isClear(burst) && examination.isEye(burst.channel))
            closures.push_back(burst.interval);
    }
    return dsp::stretches(closures, aroundClosure);
}

/// Whether most jerks of a place come while the eyes are still, and have been for a while: who
/// cannot open the eyes raises the brows.
bool isApartFromEyes(const std::vector<TimeInterval>& closing, const JerkSite& site)
{
    const auto apart =
        std::count_if(site.bursts.begin(), site.bursts.end(),
                      [&](const Burst& jerk) { return !dsp::overlapOne(closing, jerk.interval); });
    return static_cast<double>(apart) >= apartPart * static_cast<double>(site.bursts.size());
}

/// Places with the shape of tics. That of both eyes is among them only where another place jerks
/// often: one of the lower face, which blepharospasm leaves quiet (R30), or the brow apart from the
/// eyes, for blepharospasm takes it along now and then. Where the eyes close together, so is the
/// brow.
std::vector<JerkSite> ticsOf(const Examination& examination)
{
    std::vector<JerkSite> sites = jerkSites(examination);
    std::erase_if(sites, [&](const JerkSite& site) { return !hasShapeOfTic(examination, site); });
    const auto closing = closingStretches(examination);
    const bool isElsewhere = std::any_of(sites.begin(), sites.end(), [&](const JerkSite& site) {
        return !isOfEyes(examination, site) && isOften(site) &&
               (reachesLowerFace(examination, site) || isApartFromEyes(closing, site));
    });
    const bool doEyesClose = std::ssize(eyeBursts(examination).shared) >= fewestToSuggest;
    std::erase_if(sites, [&](const JerkSite& site) {
        if (isOfEyes(examination, site))
            return !(isElsewhere && isOfBothEyes(examination, site));
        return doEyesClose && !isElsewhere && !reachesLowerFace(examination, site);
    });
    return sites;
}

/// How many alike jerks some places have.
int countOf(const std::vector<JerkSite>& sites)
{
    int count = 0;
    for (const JerkSite& site : sites)
        count += site.alike;
    return count;
}

std::vector<JerkSite> oftenOf(std::vector<JerkSite> sites)
{
    std::erase_if(sites, [](const JerkSite& site) { return !isOften(site); });
    return sites;
}

std::string described(const Examination& examination, const JerkSite& site)
{
    std::string labels;
    for (const std::size_t c : site.channels)
        labels +=
            (labels.empty() ? "" : " + ") + examination.analysis().recording.channels[c].label;
    // Fewer than three have no intervals to compare.
    const std::string variation =
        site.alike < 3 ? "" : fmt::format(" (variation of intervals {:.2f})", site.variation);
    return fmt::format("{}: {} of {} jerks last about {:.0f} ms{}", labels, site.alike, site.jerks,
                       site.length.milliseconds(), variation);
}

}  // namespace

Finding checkStereotypedJerks(const Examination& examination)
{
    Finding finding = begun("ster", examination);
    finding.limit = static_cast<double>(fewestSites);
    const auto channels = examination.channels(&Examination::isFacial);
    if (channels.size() < 2)
        return notAssessable(finding, "fewer than two facial muscles were recorded");
    auto sites = ticsOf(examination);
    std::vector<JerkSite> often = oftenOf(sites);
    const bool isPresent = std::ssize(often) >= fewestSites;
    if (isPresent)
        sites = std::move(often);
    else
        std::erase_if(sites, [](const JerkSite& site) { return site.length < shortestToSuggest; });
    const int seen = countOf(sites);
    const bool isSuggested =
        !isPresent && seen >= fewestToSuggest && examination.isFrequentThroughout(seen);
    finding.value = static_cast<double>(sites.size());
    std::string text;
    for (const JerkSite& site : sites)
        text += (text.empty() ? "" : "; ") + described(examination, site);
    finding.rule = fmt::format(
        "{}. Present from {} places that jerk each for itself with twice the power of the noise, "
        "beside the eyes (which count where another place jerks), outside movements or amid them "
        "in their own time, without rhythm (variation over {:g}), half of the jerks of one length "
        "of at least {:g} ms ({:g} where they are few), {} times each.",
        text.empty() ? "No place beside the eyes jerks so" : text, fewestSites, rhythmicUpTo,
        shortest.milliseconds(), shortestToSuggest.milliseconds(), fewestPerSite);
    if (!isPresent && !isSuggested) {
        if (!examination.isSymmetric())
            return notAssessable(finding, "muscles are missing on one side: " + finding.rule);
        finding.state = FindingState::absent;
        finding.channels = channels;
        return finding;
    }
    std::vector<Burst> shown;
    for (const JerkSite& site : sites) {
        shown.insert(shown.end(), site.bursts.begin(), site.bursts.end());
        for (const std::size_t c : site.channels) {
            finding.channels.push_back(c);
            finding.side = joined(finding.side, examination.side(c));
        }
    }
    std::sort(finding.channels.begin(), finding.channels.end());
    finding.evidence = clearest(std::move(shown));
    finding.state = FindingState::present;
    return isPresent ? finding : suggested(std::move(finding));
}

}  // namespace facialis::engine
