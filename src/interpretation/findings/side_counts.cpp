// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/interpretation/findings/side_counts.hpp"

#include <algorithm>
#include <array>

#include "dsp/synchrony/laterality_index.hpp"
#include "dsp/synchrony/stretches.hpp"

namespace facialis::engine {

namespace {

constexpr Duration aroundBlink = 60_ms;

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

/// When the eye leads of a side are active, joined; ascending and disjoint.
std::vector<TimeInterval> eyeActivity(const Examination& examination, Side side)
{
    std::vector<TimeInterval> active;
    for (const Burst& burst : examination.analysis().bursts)
        if (examination.isEye(burst.channel) && examination.side(burst.channel) == side &&
            burst.kind != BurstKind::artifact)
            active.push_back(burst.interval);
    return dsp::stretches(active, aroundBlink);
}

/// Bursts of the upper face beside one eye whose blinks cannot be told: they may be dragged along,
/// or conducted from there.
class BesideBlinks {
public:
    explicit BesideBlinks(const Examination& examination) : examination_(examination)
    {
        if (!examination.measures().hasBlinksApart)
            for (const Side side : {Side::left, Side::right})
                eyes_[side == Side::left ? 0 : 1] = eyeActivity(examination, side);
    }

    [[nodiscard]] bool mayExplain(const Burst& burst) const
    {
        if (examination_.isLowerFace(burst.channel))
            return false;
        const auto& eye = eyes_[examination_.side(burst.channel) == Side::left ? 0 : 1];
        return dsp::overlapOne(eye, burst.interval);
    }

private:
    const Examination& examination_;
    std::array<std::vector<TimeInterval>, 2> eyes_;  ///< left, right
};

}  // namespace

std::optional<SideCounts> sideCounts(const Examination& examination)
{
    SideCounts counts;
    counts.channels = pairedChannels(examination);
    if (counts.channels.empty())
        return std::nullopt;
    const BesideBlinks blinks(examination);
    std::vector<Duration> lefts, rights;
    for (const Burst& burst : examination.analysis().bursts) {
        const bool isCounted = std::find(counts.channels.begin(), counts.channels.end(),
                                         burst.channel) != counts.channels.end();
        const bool isSynkinetic = burst.kind == BurstKind::synkinetic && !burst.isConducted;
        if (!isCounted || !(isSynkinetic || examination.isInvoluntary(burst)) ||
            blinks.mayExplain(burst))
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
