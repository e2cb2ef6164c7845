// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/review/reader_opinion.hpp"

namespace facialis::engine {

ReaderOpinion opinionOf(const StepList& steps)
{
    const Review& now = steps.now();
    return {.impression = now.impression,
            .verdicts = now.verdicts,
            .steps = steps.position(),
            .signatures = steps.signatures(),
            .amendments = steps.amendments()};
}

}  // namespace facialis::engine
