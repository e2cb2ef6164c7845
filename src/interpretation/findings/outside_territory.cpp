// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "src/interpretation/findings/rules.hpp"

namespace facialis::engine {

Finding checkOutsideTerritory(const Examination& examination)
{
    constexpr int fewest = 5;
    constexpr double limit = 2.0;
    Finding finding = begun("xterr", examination);
    finding.unit = "1/min";
    finding.limit = limit;
    if (examination.channels(&Examination::isFacial).empty())
        return notAssessable(finding, "no muscle of the facial nerve was recorded beside");
    int most = 0;
    std::string text;
    std::vector<Burst> shown;
    for (const std::size_t c : examination.channels(&Examination::isUsable)) {
        if (examination.isFacial(c))
            continue;
        const bool isJaw = examination.knowledge().muscle(examination.muscle(c))->nerve == "V";
        const auto bursts = isJaw ? examination.unaccompanied(c) : examination.involuntary(c);
        const int count = static_cast<int>(bursts.size());
        finding.channels.push_back(c);
        text += fmt::format("{}{} in {}", text.empty() ? "" : ", ", count,
                            examination.analysis().recording.channels[c].label);
        most = std::max(most, count);
        if (count < fewest || examination.perMinute(count) < limit)
            continue;
        finding.side = joined(finding.side, examination.side(c));
        shown.insert(shown.end(), bursts.begin(), bursts.end());
    }
    if (finding.channels.empty())
        return notAssessable(finding, "no muscle outside the facial nerve was recorded");
    finding.value = examination.perMinute(most);
    finding.state = finding.side ? FindingState::present : FindingState::absent;
    finding.rule =
        fmt::format("Involuntary bursts: {}. Present from {} in a muscle, at {:g} a minute.", text,
                    fewest, limit);
    finding.evidence = clearest(std::move(shown));
    if (finding.state == FindingState::absent && !examination.areMirrored(finding.channels))
        return notAssessable(finding, "muscles are missing on one side: " + finding.rule);
    return finding;
}

}  // namespace facialis::engine
