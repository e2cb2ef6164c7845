// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fmt/format.h>
#include <optional>

#include "src/interpretation/findings/rules.hpp"

namespace facialis::engine {

namespace {

constexpr int fewest = 10;
constexpr int fewestToSuggest = 5;
/// Part of a channel's involuntary bursts that lie in rhythmic runs.
constexpr double fewestPart = 0.5;
/// Groups of eyelid myokymia recur at 3-8 Hz (R33); an estimated rate may lie a little beside.
constexpr Frequency slowest = 2.5_Hz, fastest = 9_Hz;
/// Groups of facial myokymia recur within 10 s (M, after the AANEM's terms).
constexpr Frequency slowestFacial = 0.1_Hz;
constexpr double largestVariation = 0.35;
/// Of the busiest muscle's groups, as it is asked for two-sided activity: less than that on the
/// other side may be conducted there, or chance.
constexpr double sidePart = 0.25;
/// Muscles ripple each for itself (R31): at 8 Hz a quarter of the groups would begin together by
/// chance.
constexpr Duration together = 15_ms;
constexpr double echoPart = 0.5;

bool isRhythmic(const BurstRhythm& rhythm, bool isEye, int groups)
{
    return rhythm.rhythmic >= groups && rhythm.rhythmic >= fewestPart * rhythm.bursts &&
           rhythm.rate && *rhythm.rate >= (isEye ? slowest : slowestFacial) &&
           *rhythm.rate <= fastest && rhythm.variation.value_or(1.0) <= largestVariation;
}

/// A muscle's groups, and how they recur where they do so steadily.
struct Ripple {
    std::size_t channel = 0;
    int groups = 0, bursts = 0;
    const BurstRhythm* rhythm = nullptr;
};

/// The groups that speak for it; empty for a muscle that does not ripple. Beside the lids groups
/// of one discharge rate need no rhythm: they recur semirhythmically, too (R31), and movements
/// hide some of them.
/// @param groups  that are asked for
std::optional<Ripple> rippleOf(const BurstRhythm& rhythm, const Examination& examination,
                               int groups)
{
    const bool isEye = examination.isEye(rhythm.channel);
    const std::vector<Burst> bursts = examination.involuntary(rhythm.channel);
    const auto myokymic =
        static_cast<int>(std::count_if(bursts.begin(), bursts.end(), [](const Burst& burst) {
            return burst.kind == BurstKind::myokymic;
        }));
    const auto all = static_cast<int>(bursts.size());
    if (isRhythmic(rhythm, isEye, groups))
        return Ripple{rhythm.channel, rhythm.rhythmic, rhythm.bursts, &rhythm};
    if (!isEye && myokymic >= groups && myokymic >= fewestPart * all)
        return Ripple{rhythm.channel, myokymic, all, nullptr};
    return std::nullopt;
}

std::vector<Ripple> ripples(const Examination& examination, int groups)
{
    std::vector<Ripple> found;
    for (const BurstRhythm& rhythm : examination.measures().rhythms)
        if (examination.isFacial(rhythm.channel))
            if (const auto ripple = rippleOf(rhythm, examination, groups))
                found.push_back(*ripple);
    return found;
}

/// Whether most of a muscle's groups begin with those of the busiest on the other side: what
/// reaches both leads has one origin, in the middle of the face or conducted.
bool isEcho(const Ripple& ripple, const Ripple& busiest, const Examination& examination)
{
    if (examination.side(ripple.channel) == examination.side(busiest.channel))
        return false;
    const std::vector<Burst> here = examination.involuntary(ripple.channel);
    const std::vector<Burst> there = examination.involuntary(busiest.channel);
    const auto shared = std::count_if(here.begin(), here.end(), [&](const Burst& burst) {
        const auto next = std::partition_point(there.begin(), there.end(), [&](const Burst& other) {
            return other.interval.onset + together < burst.interval.onset;
        });
        return next != there.end() && next->interval.onset <= burst.interval.onset + together;
    });
    return static_cast<double>(shared) >= echoPart * static_cast<double>(here.size());
}

std::string described(const Ripple& ripple, const std::string& label)
{
    const std::string text =
        fmt::format("{}: {} of {} involuntary bursts ", label, ripple.groups, ripple.bursts);
    if (ripple.rhythm == nullptr)
        return text + "are alike groups of discharges, or recur steadily";
    return text + fmt::format("recur at {:.1f} Hz (variation {:.2f})", ripple.rhythm->rate->hertz(),
                              *ripple.rhythm->variation);
}

}  // namespace

Finding checkMyokymia(const Examination& examination)
{
    constexpr std::size_t handful = 4;
    Finding finding = begun("myok", examination);
    finding.unit = "Hz";
    finding.limit = slowest.hertz();
    const auto channels = examination.channels(&Examination::isFacial);
    if (channels.empty())
        return notAssessable(finding, "no muscle of the facial nerve was recorded");
    std::vector<Ripple> found = ripples(examination, fewest);
    const bool isPresent = !found.empty();
    if (!isPresent)
        found = ripples(examination, fewestToSuggest);
    const auto best =
        std::max_element(found.begin(), found.end(),
                         [](const Ripple& a, const Ripple& b) { return a.groups < b.groups; });
    const std::string asked = fmt::format(
        "Present from {} bursts in regular runs that make up {:g} of a muscle's involuntary "
        "bursts, at {:g} (beside the lids {:g}) to {:g} Hz with a variation of at most {:g}; "
        "beside "
        "the lids as many groups of one discharge rate within 26 to 70 Hz suffice.",
        fewest, fewestPart, slowest.hertz(), slowestFacial.hertz(), fastest.hertz(),
        largestVariation);
    if (best != found.end()) {
        for (const Ripple& ripple : found) {
            if (ripple.groups < sidePart * best->groups || isEcho(ripple, *best, examination))
                continue;
            finding.channels.push_back(ripple.channel);
            finding.side = joined(finding.side, examination.side(ripple.channel));
            if (ripple.rhythm != nullptr)
                for (std::size_t i = 0; i < std::min(handful, ripple.rhythm->runs.size()); ++i)
                    finding.evidence.push_back({ripple.channel, ripple.rhythm->runs[i]});
        }
        if (finding.evidence.empty())
            finding.evidence = clearest(examination.involuntary(best->channel));
        if (best->rhythm != nullptr)
            finding.value = best->rhythm->rate->hertz();
        finding.state = FindingState::present;
        finding.rule = fmt::format(
            "{}. {}",
            described(*best, examination.analysis().recording.channels[best->channel].label),
            asked);
        return isPresent ? finding : suggested(std::move(finding));
    }
    if (!examination.isSymmetric())
        return notAssessable(finding,
                             "no rhythm in the muscles recorded, but some are missing on one "
                             "side");
    finding.state = FindingState::absent;
    finding.channels = channels;
    finding.rule = "No muscle bursts in regular runs. " + asked;
    return finding;
}

}  // namespace facialis::engine
