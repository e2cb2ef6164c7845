// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace facialis::ui {

struct Lane;

/// Where a lane stands among the others.
struct LanePlace {
    std::size_t row = 0;   ///< from the top
    std::size_t half = 0;  ///< 0: left on the screen; 1: right

    friend bool operator==(const LanePlace&, const LanePlace&) = default;
};

/// In which cell of the trace picture each lane stands. A value.
struct LaneLayout {
    std::size_t rows = 1;
    std::size_t halves = 1;         ///< 1: every row is as wide as the picture; 2: face to face
    std::vector<LanePlace> places;  ///< one a lane

    /// One below the other, in the order of the recording.
    [[nodiscard]] static LaneLayout stacked(std::size_t lanes);

    /// As the patient's face is seen by who stands before it: the right side in the left half of
    /// the picture, the left side in its right half, one muscle a row. Several channels of one
    /// muscle and side take several rows; channels of no side stand below, in both halves in turn.
    /// Where no lane has a side this is stacked().
    [[nodiscard]] static LaneLayout faceToFace(const std::vector<Lane>& lanes);

    friend bool operator==(const LaneLayout&, const LaneLayout&) = default;
};

}  // namespace facialis::ui
