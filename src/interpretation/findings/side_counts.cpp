// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/interpretation/findings/side_counts.hpp"

#include <algorithm>

#include "dsp/synchrony/laterality_index.hpp"

namespace facialis::engine {

namespace {

/// A muscle of both sides, or nothing: what one side alone records says nothing about sides.
std::vector<std::size_t> pairedChannels(const Examination& examination)
{
    std::vector<std::size_t> paired;
    const auto all = examination.channels(&Examination::isFacial);
    for (const std::size_t c : all) {
        if (examination.isEye(c) && !examination.measures().hasBlinksApart)
            continue;
        const bool hasMirror = std::any_of(all.begin(), all.end(), [&](std::size_t other) {
            return examination.muscle(other) == examination.muscle(c) &&
                   examination.side(other) == opposite(*examination.side(c));
        });
        if (hasMirror)
            paired.push_back(c);
    }
    return paired;
}

}  // namespace

std::optional<SideCounts> sideCounts(const Examination& examination)
{
    SideCounts counts;
    counts.channels = pairedChannels(examination);
    if (counts.channels.empty())
        return std::nullopt;
    std::vector<Duration> lefts, rights;
    for (const Burst& burst : examination.analysis().bursts) {
        const bool isCounted = std::find(counts.channels.begin(), counts.channels.end(),
                                         burst.channel) != counts.channels.end();
        const bool isSynkinetic = burst.kind == BurstKind::synkinetic && !burst.isConducted;
        if (!isCounted || !(isSynkinetic || examination.isInvoluntary(burst)))
            continue;
        counts.bursts.push_back(burst);
        const bool isLeft = examination.side(burst.channel) == Side::left;
        (isLeft ? lefts : rights).push_back(burst.interval.onset);
    }
    counts.left = static_cast<int>(lefts.size());
    counts.right = static_cast<int>(rights.size());
    const Duration end = examination.analysis().recording.duration;
    if (const auto index = dsp::lateralityIndex(lefts, rights, end)) {
        counts.index = index->index;
        counts.ci95 = index->ci95;
    }
    return counts;
}

}  // namespace facialis::engine
