// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traces/lane_layout.hpp"

#include <algorithm>
#include <array>

#include "ui/traces/trace_scene.hpp"

namespace facialis::ui {

LaneLayout LaneLayout::stacked(std::size_t lanes)
{
    LaneLayout layout{.rows = std::max<std::size_t>(1, lanes), .halves = 1, .places = {}};
    for (std::size_t row = 0; row < lanes; ++row)
        layout.places.push_back({.row = row, .half = 0});
    return layout;
}

LaneLayout LaneLayout::faceToFace(const std::vector<Lane>& lanes)
{
    const auto hasSide = [](const Lane& lane) {
        return lane.side == Side::right || lane.side == Side::left;
    };
    if (std::ranges::none_of(lanes, hasSide))
        return stacked(lanes.size());
    LaneLayout layout{.rows = 0, .halves = 2, .places = std::vector<LanePlace>(lanes.size())};
    std::vector<bool> isPlaced(lanes.size(), false);
    // A muscle takes its rows where its first channel stands in the recording.
    for (std::size_t first = 0; first < lanes.size(); ++first) {
        if (isPlaced[first] || !hasSide(lanes[first]))
            continue;
        std::array<std::size_t, 2> next{layout.rows, layout.rows};
        for (std::size_t i = first; i < lanes.size(); ++i) {
            if (!hasSide(lanes[i]) || lanes[i].name != lanes[first].name)
                continue;
            const std::size_t half = lanes[i].side == Side::right ? 0 : 1;
            layout.places[i] = {.row = next[half]++, .half = half};
            isPlaced[i] = true;
        }
        layout.rows = std::max(next[0], next[1]);
    }
    std::size_t half = 0;
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        if (isPlaced[i])
            continue;
        if (half == 0)
            ++layout.rows;
        layout.places[i] = {.row = layout.rows - 1, .half = half};
        half = 1 - half;
    }
    return layout;
}

}  // namespace facialis::ui
