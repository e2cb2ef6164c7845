// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/stamp_runs.hpp"

#include <algorithm>
#include <cmath>

namespace facialis {

namespace {

constexpr double longestStep = 1.5;  // intervals
constexpr double farthestPlace = 0.5;
constexpr std::size_t shortestRun = 16;

/// Zero or less where stamps go back.
double medianStep(std::span<const double> stamps)
{
    std::vector<double> steps(stamps.size() - 1);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        steps[i] = stamps[i + 1] - stamps[i];
        if (!(steps[i] > 0.0) || !std::isfinite(steps[i]))
            return 0.0;
    }
    const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
    std::nth_element(steps.begin(), middle, steps.end());
    return *middle;
}

}  // namespace

std::optional<StampRuns> runsOfStamps(std::span<const double> stamps)
{
    const double median = medianStep(stamps);
    if (!(median > 0.0))
        return std::nullopt;
    StampRuns found;
    double within = 0.0;
    std::size_t steps = 0, start = 0;
    for (std::size_t i = 1; i <= stamps.size(); ++i) {
        if (i < stamps.size() && stamps[i] - stamps[i - 1] <= longestStep * median)
            continue;
        found.runs.push_back(
            {0, static_cast<std::int64_t>(start), static_cast<std::int64_t>(i - start)});
        within += stamps[i - 1] - stamps[start];
        steps += i - 1 - start;
        start = i;
    }
    if (found.runs.size() > 1 && stamps.size() < shortestRun * found.runs.size())
        return std::nullopt;
    const double interval = within / static_cast<double>(steps);
    double farthest = 0.0;
    std::int64_t end = 0;
    for (FrameRun& run : found.runs) {
        const double first = stamps[static_cast<std::size_t>(run.frame)];
        const double place = (first - stamps[0]) / interval;
        if (!(place < 9e15))
            return std::nullopt;
        run.begin = std::llround(place);
        if (run.begin < end)
            return std::nullopt;
        end = run.end();
        for (std::int64_t i = 0; i < run.frames; ++i)
            farthest = std::max(farthest, std::abs(stamps[static_cast<std::size_t>(run.frame + i)] -
                                                   first - static_cast<double>(i) * interval));
    }
    found.interval = Duration(interval);
    found.farthest = Duration(farthest);
    return farthest <= farthestPlace * interval ? std::optional(std::move(found)) : std::nullopt;
}

}  // namespace facialis
