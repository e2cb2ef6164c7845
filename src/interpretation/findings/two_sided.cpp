// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fmt/format.h>

#include "src/interpretation/findings/rules.hpp"
#include "src/interpretation/findings/side_counts.hpp"

namespace facialis::engine {

namespace {

/// The quieter side has at least a quarter of the bursts, the mirror image of the rule "uni".
constexpr double limit = 0.25;
constexpr int fewestPerSide = 5;
constexpr double fewestPerMinute = 1.0;

}  // namespace

Finding checkTwoSided(const Examination& examination)
{
    Finding finding = begun("bil", examination);
    finding.limit = limit;
    const auto counts = sideCounts(examination);
    if (!counts)
        return notAssessable(finding,
                             "no facial muscle was recorded on both sides (with blinks "
                             "told apart)");
    finding.channels = counts->channels;
    const int quieter = std::min(counts->left, counts->right);
    finding.value = counts->total() > 0 ? double(quieter) / counts->total() : 0.0;
    const bool isEnough =
        quieter >= fewestPerSide && examination.perMinute(quieter) >= fewestPerMinute;
    const bool isPresent = isEnough && *finding.value >= limit;
    finding.state = isPresent ? FindingState::present : FindingState::absent;
    finding.rule = fmt::format(
        "{} left and {} right involuntary bursts: the quieter side has {:.2f} of them; two-sided "
        "from "
        "{:g}, with at least {} bursts and {:g} per minute on each side.",
        counts->left, counts->right, *finding.value, limit, fewestPerSide, fewestPerMinute);
    const bool isComplete = examination.isSymmetric() && examination.measures().hasBlinksApart;
    if (!isPresent && !isComplete)
        return notAssessable(finding, "muscles are missing on one side: " + finding.rule);
    if (isPresent) {
        finding.side = Side::both;
        finding.evidence = clearest(counts->bursts);
    }
    return finding;
}

}  // namespace facialis::engine
