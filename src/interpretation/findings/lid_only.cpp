// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fmt/format.h>

#include "src/interpretation/findings/rules.hpp"

namespace facialis::engine {

namespace {

constexpr int fewest = 5;
/// Another muscle counts as silent below one burst a minute, or a quarter of the eye's: what the
/// eye's bursts conduct to its neighbours is not always recognised as a copy. So does the other
/// eye.
constexpr double silentPart = 0.25;
constexpr double silentPerMinute = 1.0;

}  // namespace

Finding checkLidOnly(const Examination& examination)
{
    Finding finding = begun("lid", examination);
    finding.limit = silentPart;
    const auto eyes = examination.channels(&Examination::isEye);
    if (eyes.empty() || !examination.measures().hasBlinksApart)
        return notAssessable(finding,
                             "orbicularis oculi of both sides is needed to tell twitches of "
                             "a lid from blinks");
    int eyeBursts = 0;
    for (const std::size_t c : eyes)
        eyeBursts = std::max(eyeBursts, static_cast<int>(examination.involuntary(c).size()));
    const auto isSilent = [&](int count) {
        return examination.perMinute(count) < silentPerMinute || count <= silentPart * eyeBursts;
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
        examination.perMinute(loudest) < silentPerMinute || loudest <= silentPart * eyeBursts;
    finding.value = eyeBursts > 0 ? double(loudest) / eyeBursts : 0.0;
    finding.rule = fmt::format(
        "{} involuntary bursts of the more active orbicularis oculi, {} of the next facial "
        "muscle{}. "
        "Lid only from {} bursts when every other muscle has at most {:g} of them or less than "
        "{:g} "
        "a minute.",
        eyeBursts, loudest,
        loudest > 0 ? " (" + examination.analysis().recording.channels[loudestChannel].label + ")"
                    : "",
        fewest, silentPart, silentPerMinute);

    if (!finding.side || !isOtherSilent) {
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
