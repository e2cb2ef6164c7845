// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <fmt/format.h>

#include "src/interpretation/findings/rules.hpp"
#include "src/interpretation/findings/side_counts.hpp"

namespace facialis::engine {

namespace {

/// Three bursts on one side for one on the other. Healthy faces are not quite symmetric (R73).
constexpr double limit = 0.5;
constexpr int fewest = 5;

}  // namespace

Finding checkOneSided(const Examination& examination)
{
    Finding finding = begun("uni", examination);
    finding.limit = limit;
    const auto counts = sideCounts(examination);
    if (!counts)
        return notAssessable(finding,
                             "no facial muscle was recorded on both sides (with blinks "
                             "told apart)");
    finding.channels = counts->channels;
    const bool isComplete = examination.isSymmetric() && examination.measures().hasBlinksApart;
    if (counts->total() == 0) {
        if (!isComplete)
            return notAssessable(finding,
                                 "no involuntary bursts in the muscles recorded on both "
                                 "sides, but others are missing on one");
        finding.state = FindingState::absent;
        finding.rule = "No involuntary bursts on either side.";
        return finding;
    }
    finding.value = counts->index;
    finding.rule = fmt::format(
        "Laterality outside movements (R - L)/(R + L) of {} left and {} right bursts is {:+.2f} "
        "(95 % interval "
        "{:+.2f} "
        "to {:+.2f}); one-sided when the interval stays beyond {:g} on one side.",
        counts->left, counts->right, counts->index, counts->ci95[0], counts->ci95[1], limit);
    if (counts->total() < fewest)
        return notAssessable(
            finding, fmt::format("only {} involuntary bursts; {} are needed to compare sides",
                                 counts->total(), fewest));
    if (std::abs(counts->index) < limit) {
        if (!isComplete)
            return notAssessable(finding, "muscles are missing on one side: " + finding.rule);
        finding.state = FindingState::absent;
        return finding;
    }
    const bool isClear = counts->index > 0 ? counts->ci95[0] >= limit : counts->ci95[1] <= -limit;
    if (!isClear)
        return notAssessable(finding, "undecided: " + finding.rule);
    finding.state = FindingState::present;
    finding.side = counts->index > 0 ? Side::right : Side::left;
    std::vector<Burst> shown = counts->bursts;
    std::erase_if(shown,
                  [&](const Burst& b) { return examination.side(b.channel) != finding.side; });
    finding.evidence = clearest(std::move(shown));
    return finding;
}

}  // namespace facialis::engine
