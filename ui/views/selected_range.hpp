// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include "data/model/analysis_result.hpp"
#include "ui/traces/trace_scene.hpp"

namespace facialis::ui {

/// The burst that a selection is, if it is one.
[[nodiscard]] inline const Burst* selectedBurst(const AnalysisResult* result,
                                                const TraceSelection& selection)
{
    if (!result)
        return nullptr;
    const auto at =
        std::find_if(result->bursts.begin(), result->bursts.end(), [&](const Burst& burst) {
            return burst.channel == selection.channel && burst.interval == selection.interval;
        });
    return at == result->bursts.end() ? nullptr : &*at;
}

/// The samples of a selection; a burst's own where it is one.
[[nodiscard]] inline SampleRange selectedRange(const AnalysisResult* result,
                                               const TraceSelection& selection,
                                               const Channel& channel)
{
    if (const Burst* burst = selectedBurst(result, selection))
        return burst->range;
    return SampleRange{sampleAt(selection.interval.onset, channel.rate),
                       sampleAt(selection.interval.offset, channel.rate)}
        .intersection({0, channel.length});
}

}  // namespace facialis::ui
