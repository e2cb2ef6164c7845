// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/synchrony/rhythmic_runs.hpp"

#include <cmath>

#include "dsp/synchrony/quantile.hpp"

namespace facialis::dsp {
namespace {

constexpr std::size_t longestRun = 64;  // judging a run costs its length squared

std::vector<double> intervals(std::span<const Duration> events, std::size_t first, std::size_t last)
{
    std::vector<double> values;
    for (std::size_t k = first; k < last; ++k)
        values.push_back((events[k + 1] - events[k]).seconds());
    return values;
}

bool isRegular(std::span<const Duration> events, std::size_t first, std::size_t last,
               const RhythmLimits& limits)
{
    const auto values = intervals(events, first, last);
    const double middle = median(values);
    for (const double value : values)
        if (value < limits.shortest.seconds() || value > limits.longest.seconds() ||
            std::abs(value - middle) > limits.tolerance * middle)
            return false;
    return true;
}

}  // namespace

std::vector<RhythmicRun> rhythmicRuns(std::span<const Duration> events, const RhythmLimits& limits)
{
    std::vector<RhythmicRun> runs;
    std::size_t first = 0;
    while (limits.fewestEvents >= 2 && first + limits.fewestEvents <= events.size()) {
        std::size_t last = first + limits.fewestEvents - 1;
        if (!isRegular(events, first, last, limits)) {
            ++first;
            continue;
        }
        while (last + 1 < events.size() && last - first < longestRun &&
               isRegular(events, first, last + 1, limits))
            ++last;
        runs.push_back({first, last});
        first = last + 1;
    }
    return runs;
}

std::optional<RhythmSummary> summarised(std::span<const Duration> events,
                                        std::span<const RhythmicRun> runs)
{
    std::vector<double> all, relative;
    for (const RhythmicRun run : runs) {
        const auto values = intervals(events, run.first, run.last);
        double mean = 0.0;
        for (const double value : values)
            mean += value / static_cast<double>(values.size());
        for (const double value : values) {
            all.push_back(value);
            relative.push_back(value / mean);
        }
    }
    if (all.empty())
        return std::nullopt;
    double square = 0.0;
    for (const double value : relative)
        square += (value - 1.0) * (value - 1.0) / static_cast<double>(relative.size());
    return RhythmSummary{Duration(median(all)), std::sqrt(square)};
}

}  // namespace facialis::dsp
