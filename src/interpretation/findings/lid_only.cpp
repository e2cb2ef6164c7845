// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fmt/format.h>

#include "src/interpretation/findings/eye_closing.hpp"
#include "src/interpretation/findings/rules.hpp"

namespace facialis::engine {

namespace {

constexpr int fewest = 5;
/// Another muscle counts as silent below one burst a minute, or a quarter of the eye's: what the
/// eye's bursts conduct to its neighbours is not always recognised as a copy. So does the other
/// eye.
constexpr double silentPart = 0.25;
constexpr double silentPerMinute = 1.0;
/// Eyes that do the same at the same time close; that is no twitch of a lid. Two lids that twitch
/// 8 times a second, each for itself, begin together in a quarter of their bursts.
constexpr double togetherPart = 0.5;
constexpr Duration together = 15_ms;
constexpr std::size_t fewestTogether = 2;
// As myok asks of a lid.
constexpr int fewestRhythmic = 10;
constexpr double rhythmicPart = 0.5;
constexpr Frequency slowestRhythm = 2.5_Hz;

/// Nobody blinks in a steady rhythm several times a second: where only one eye was recorded well,
/// that tells a lid from blinks.
bool isRhythmic(const Examination& examination, std::size_t eye)
{
    const auto& all = examination.measures().rhythms;
    return std::any_of(all.begin(), all.end(), [&](const BurstRhythm& rhythm) {
        return rhythm.channel == eye && rhythm.rhythmic >= fewestRhythmic &&
               rhythm.rhythmic >= rhythmicPart * rhythm.bursts && rhythm.rate &&
               *rhythm.rate >= slowestRhythm;
    });
}

}  // namespace

Finding checkLidOnly(const Examination& examination)
{
    Finding finding = begun("lid", examination);
    finding.limit = silentPart;
    const auto eyes = examination.channels(&Examination::isEye);
    const bool isTold = examination.measures().hasBlinksApart ||
                        std::any_of(eyes.begin(), eyes.end(),
                                    [&](std::size_t c) { return isRhythmic(examination, c); });
    if (eyes.empty() || !isTold)
        return notAssessable(finding,
                             "orbicularis oculi of both sides is needed to tell twitches of "
                             "a lid from blinks");
    int busiest = 0;
    for (const std::size_t c : eyes)
        busiest = std::max(busiest, static_cast<int>(examination.involuntary(c).size()));
    const auto isSilent = [&](int count) {
        return examination.perMinute(count) < silentPerMinute || count <= silentPart * busiest;
    };
    std::vector<Burst> shown;
    for (const std::size_t c : eyes) {
        const auto bursts = examination.involuntary(c);
        const int count = static_cast<int>(bursts.size());
        if (count < fewest || isSilent(count))
            continue;
        finding.side = joined(finding.side, examination.side(c));
        finding.channels.push_back(c);
        shown.insert(shown.end(), bursts.begin(), bursts.end());
    }
    int loudest = 0;
    std::size_t loudestChannel = 0;
    for (const std::size_t c : examination.channels(&Examination::isFacial)) {
        if (examination.isEye(c))
            continue;
        const int count = static_cast<int>(examination.involuntary(c).size());
        if (count > loudest) {
            loudest = count;
            loudestChannel = c;
        }
    }
    const bool isOtherSilent =
        examination.perMinute(loudest) < silentPerMinute || loudest <= silentPart * busiest;
    finding.value = busiest > 0 ? double(loudest) / busiest : 0.0;
    finding.rule = fmt::format(
        "{} involuntary bursts of the more active orbicularis oculi, {} of the next facial "
        "muscle{}. "
        "Lid only from {} bursts when every other muscle has at most {:g} of them or less than "
        "{:g} "
        "a minute.",
        busiest, loudest,
        loudest > 0 ? " (" + examination.analysis().recording.channels[loudestChannel].label + ")"
                    : "",
        fewest, silentPart, silentPerMinute);

    const EyeBursts both = eyeBursts(examination);
    const bool areTogether = both.shared.size() >= fewestTogether &&
                             partAtOnce(both, together) >= togetherPart &&
                             !isSilent(static_cast<int>(both.ofQuieter()));
    if (areTogether)
        finding.rule += fmt::format(
            " The eyes close together {} times, which is no twitch of a lid.", both.shared.size());
    if (!finding.side || !isOtherSilent || areTogether) {
        finding.state = FindingState::absent;
        finding.side.reset();
        return finding;
    }
    for (const Side side : {Side::left, Side::right})
        if ((finding.side == side || finding.side == Side::both) &&
            !examination.coversLowerFace(side)) {
            finding.side.reset();
            return notAssessable(finding,
                                 fmt::format("the lower face of the {} was not recorded well "
                                             "enough to call it silent",
                                             words(side)));
        }
    finding.state = FindingState::present;
    finding.evidence = clearest(std::move(shown));
    return finding;
}

}  // namespace facialis::engine
