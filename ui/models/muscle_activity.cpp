// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/muscle_activity.hpp"

#include <algorithm>
#include <cmath>

namespace facialis::ui {
namespace {

/// Stretches that must have been seen before a rest is spoken of.
constexpr std::size_t fewest = 15;
constexpr std::size_t quietFifth = 5;

/// Median height of the columns; NaN: there are none.
float spreadOf(const engine::TraceColumns& columns)
{
    std::vector<float> heights;
    for (std::size_t c = 0; c < columns.size(); ++c)
        if (!std::isnan(columns.low[c]))
            heights.push_back(columns.high[c] - columns.low[c]);
    if (heights.empty())
        return std::nanf("");
    const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
    std::nth_element(heights.begin(), middle, heights.end());
    return *middle;
}

}  // namespace

MuscleActivity::MuscleActivity(std::size_t channels, std::size_t remembered)
    : remembered_(remembered), spreads_(channels), levels_(channels, 0.0)
{
}

void MuscleActivity::add(const std::vector<engine::TraceColumns>& newest)
{
    for (std::size_t c = 0; c < levels_.size(); ++c) {
        const float spread = c < newest.size() ? spreadOf(newest[c]) : std::nanf("");
        levels_[c] = 0.0;
        if (std::isnan(spread))
            continue;
        std::deque<float>& seen = spreads_[c];
        seen.push_back(spread);
        if (seen.size() > remembered_)
            seen.pop_front();
        if (seen.size() < fewest)
            continue;
        std::vector<float> sorted(seen.begin(), seen.end());
        const auto quiet = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / quietFifth);
        std::nth_element(sorted.begin(), quiet, sorted.end());
        if (*quiet > 0.0F)
            levels_[c] = static_cast<double>(spread / *quiet);
    }
}

}  // namespace facialis::ui
