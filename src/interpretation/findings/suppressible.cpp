// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "src/interpretation/findings/marked_stretches.hpp"
#include "src/interpretation/findings/rules.hpp"

namespace facialis::engine {

Finding checkSuppressible(const Examination& examination)
{
    constexpr double limit = 0.25;
    constexpr double fewestExpected = 8.0;
    Finding finding = begun("vol", examination);
    finding.limit = limit;
    finding.channels = examination.channels(&Examination::isFacial);
    const auto rates = compareRates(examination, "suppression");
    if (!rates)
        return notAssessable(finding,
                             "no stretch is annotated in which the patient was asked to "
                             "suppress the movement, or was distracted");
    if (rates->expected() < fewestExpected)
        return notAssessable(finding,
                             fmt::format("only {:.1f} bursts would be expected in the annotated "
                                         "stretches; {:g} are needed",
                                         rates->expected(), fewestExpected));
    finding.value = rates->inside / rates->expected();
    finding.state = *finding.value <= limit ? FindingState::present : FindingState::absent;
    finding.rule = fmt::format(
        "{} involuntary bursts in {:.0f} s of suppression or distraction where {:.1f} would be "
        "expected: a ratio of {:.2f}; present up to {:g}.",
        rates->inside, rates->insideTime.seconds(), rates->expected(), *finding.value, limit);
    return finding;
}

}  // namespace facialis::engine
