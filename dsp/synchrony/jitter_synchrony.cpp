// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/synchrony/jitter_synchrony.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "dsp/synchrony/coincidence.hpp"

namespace facialis::dsp {
namespace {

/// How much of [from, to] lies within `span` of an event; overlapping neighbourhoods count once.
Duration covered(std::span<const Duration> events, Duration from, Duration to, Duration span)
{
    Duration sum, until = from;
    for (auto event = std::lower_bound(events.begin(), events.end(), from - span);
         event != events.end() && *event - span < to; ++event) {
        const Duration begin = std::max(until, *event - span);
        const Duration end = std::min(to, *event + span);
        if (end > begin)
            sum = sum + (end - begin);
        until = std::max(until, end);
    }
    return sum;
}

}  // namespace

std::optional<JitterSynchrony> jitterSynchrony(std::span<const Duration> a,
                                               std::span<const Duration> b, Duration span,
                                               Duration jitter)
{
    assert(span > Duration(0.0) && jitter > span && "an event must be able to leave its partner");
    if (a.empty() || b.empty())
        return std::nullopt;
    const auto rare = a.size() <= b.size() ? a : b;
    const auto often = a.size() <= b.size() ? b : a;

    JitterSynchrony result;
    double variance = 0.0;
    for (const Duration event : rare) {
        const double p =
            std::min(1.0, covered(often, event - jitter, event + jitter, span) / (jitter + jitter));
        result.expected += p;
        variance += p * (1.0 - p);
    }
    const double excess = coincidences(rare, often, -span, span) - result.expected;
    const double scale = jitter / (jitter - span);
    result.index = std::clamp(scale * excess / static_cast<double>(rare.size()), -1.0, 1.0);
    if (variance > 0.0)
        result.z = excess / std::sqrt(variance);
    return result;
}

}  // namespace facialis::dsp
