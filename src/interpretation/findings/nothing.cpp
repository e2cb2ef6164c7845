// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "src/interpretation/findings/rules.hpp"

namespace facialis::engine {

Finding checkNothing(const Examination& examination)
{
    /// A detector may be wrong now and then: a lone burst in a minute is nothing.
    constexpr double limit = 1.0;
    constexpr int fewest = 3;
    Finding finding = begun("nil", examination);
    finding.unit = "1/min";
    finding.limit = limit;
    finding.channels = examination.channels(&Examination::isFacial);
    if (finding.channels.empty())
        return notAssessable(finding, "no muscle of the facial nerve was recorded");

    const bool isEyeTold = examination.measures().hasBlinksApart;
    int most = 0;
    std::vector<Burst> shown;
    for (const std::size_t c : finding.channels) {
        if (examination.isEye(c) && !isEyeTold)
            continue;
        std::vector<Burst> bursts = examination.involuntary(c);
        for (const Burst& burst : examination.analysis().bursts)
            if (burst.channel == c && burst.kind == BurstKind::synkinetic && !burst.isConducted)
                bursts.push_back(burst);
        // What an eye that was not recorded well does is conducted to its neighbours, faintly, and
        // nothing shows that it is a copy.
        if (!isEyeTold)
            std::erase_if(bursts, [](const Burst& burst) { return !isClear(burst); });
        if (static_cast<int>(bursts.size()) > most) {
            most = static_cast<int>(bursts.size());
            shown = std::move(bursts);
        }
    }
    finding.value = examination.perMinute(most);
    finding.rule = fmt::format(
        "The most active facial muscle has {} involuntary or synkinetic bursts, {:.1f} a minute; "
        "none "
        "are called below {} or {:g} a minute.{}",
        most, *finding.value, fewest, limit,
        isEyeTold ? ""
                  : " Where an eye is missing, only bursts with twice the noise's power count.");
    if (most >= fewest && *finding.value >= limit) {
        finding.state = FindingState::absent;
        finding.evidence = clearest(std::move(shown));
        return finding;
    }
    const bool isCovered = isEyeTold && examination.coversLowerFace(Side::left) &&
                           examination.coversLowerFace(Side::right);
    if (!isCovered)
        return notAssessable(
            finding,
            "eye or lower face of a side is missing, which may hide bursts: " + finding.rule);
    finding.state = FindingState::present;
    return finding;
}

}  // namespace facialis::engine
