// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/interpretation/findings/contraction_copies.hpp"

#include <algorithm>

namespace facialis::engine {

namespace {

constexpr Duration shortest = 200_ms;
constexpr Duration before = 60_ms;
constexpr double sourceOverCopy = 1.4;  // as markConducted asks
constexpr double inside = 0.5;

}  // namespace

ContractionCopies::ContractionCopies(const Examination& examination) : examination_(examination)
{
    for (const Burst& burst : examination.analysis().bursts)
        if (!burst.isConducted && burst.kind != BurstKind::artifact &&
            burst.interval.length() >= shortest && examination.side(burst.channel)) {
            contractions_.push_back(&burst);
            longest_ = std::max(longest_, burst.interval.length());
        }
}

bool ContractionCopies::hide(const Burst& burst) const
{
    const auto end = std::partition_point(
        contractions_.begin(), contractions_.end(),
        [&](const Burst* other) { return other->interval.onset + before < burst.interval.onset; });
    const auto begin = std::partition_point(contractions_.begin(), end, [&](const Burst* other) {
        return other->interval.onset + longest_ < burst.interval.onset;
    });
    return std::any_of(begin, end, [&](const Burst* other) {
        return other->channel != burst.channel &&
               examination_.side(other->channel) == examination_.side(burst.channel) &&
               other->rms && burst.rms && *other->rms >= *burst.rms * sourceOverCopy &&
               other->interval.overlap(burst.interval) >= burst.interval.length() * inside;
    });
}

}  // namespace facialis::engine
