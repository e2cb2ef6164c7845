// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/synchrony/laterality_index.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

#include "dsp/synchrony/quantile.hpp"
#include "dsp/synchrony/seeded_random.hpp"

namespace facialis::dsp {
namespace {

std::vector<double> countedPerStretch(std::span<const Duration> events, Duration stretch,
                                      std::size_t stretches)
{
    std::vector<double> counts(stretches, 0.0);
    for (const Duration time : events) {
        const double place = std::floor(time / stretch);
        const double last = static_cast<double>(stretches - 1);
        counts[static_cast<std::size_t>(std::clamp(place, 0.0, last))] += 1.0;
    }
    return counts;
}

}  // namespace

std::optional<LateralityIndex> lateralityIndex(std::span<const Duration> left,
                                               std::span<const Duration> right, Duration observed,
                                               Duration stretch, int draws, std::uint64_t seed)
{
    assert(stretch.seconds() > 0.0 && draws > 0 && "something must be drawn");
    if (left.empty() && right.empty())
        return std::nullopt;
    const auto of = [](double l, double r) { return (r - l) / (r + l); };
    LateralityIndex result;
    result.index = of(static_cast<double>(left.size()), static_cast<double>(right.size()));

    const auto stretches = static_cast<std::size_t>(std::max(1.0, std::ceil(observed / stretch)));
    const auto lefts = countedPerStretch(left, stretch, stretches);
    const auto rights = countedPerStretch(right, stretch, stretches);
    SeededRandom random(seed);
    std::vector<double> drawn;
    drawn.reserve(static_cast<std::size_t>(draws));
    for (int d = 0; d < draws; ++d) {
        double l = 0.0, r = 0.0;
        for (std::size_t k = 0; k < stretches; ++k) {
            const auto pick =
                static_cast<std::size_t>(random.uniform() * static_cast<double>(stretches));
            l += lefts[pick];
            r += rights[pick];
        }
        if (l + r > 0.0)
            drawn.push_back(of(l, r));
    }
    if (!drawn.empty())
        result.ci95 = {quantile(drawn, 0.025), quantile(drawn, 0.975)};
    return result;
}

}  // namespace facialis::dsp
