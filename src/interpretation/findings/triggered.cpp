// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <fmt/format.h>

#include "src/interpretation/findings/marked_stretches.hpp"
#include "src/interpretation/findings/rules.hpp"

namespace facialis::engine {

Finding checkTriggered(const Examination& examination)
{
    constexpr double limit = 2.0;
    constexpr int fewest = 8;
    /// Counts of events without memory vary by their square root; three times that is no accident.
    constexpr double deviations = 3.0;
    Finding finding = begun("trig", examination);
    finding.limit = limit;
    finding.channels = examination.channels(&Examination::isFacial);
    const auto rates = compareRates(examination, "trigger");
    if (!rates)
        return notAssessable(finding, "no trigger is annotated in the recording");
    const double expected = rates->expected();
    if (rates->inside + rates->outside < fewest)
        return notAssessable(finding, fmt::format("only {} involuntary bursts; {} are needed",
                                                  rates->inside + rates->outside, fewest));
    finding.value = rates->inside / std::max(expected, 1.0);
    const bool isPresent =
        rates->inside >= fewest && *finding.value >= limit &&
        rates->inside - expected >= deviations * std::sqrt(std::max(expected, 1.0));
    finding.state = isPresent ? FindingState::present : FindingState::absent;
    finding.rule = fmt::format(
        "{} involuntary bursts in {:.0f} s of marked triggers where {:.1f} would be expected; "
        "present "
        "from {:g} times as many, at least {} and {:g} deviations.",
        rates->inside, rates->insideTime.seconds(), expected, limit, fewest, deviations);
    if (isPresent)
        finding.evidence = clearest(rates->insideBursts);
    return finding;
}

}  // namespace facialis::engine
