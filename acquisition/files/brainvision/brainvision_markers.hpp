// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/model/start_time.hpp"

namespace facialis::acquisition {

/// One line of a .vmrk file.
struct BrainVisionMarker {
    std::string type;          ///< "New Segment", "Stimulus", "Comment", ...
    std::string description;   ///< may be empty
    std::int64_t frame = 0;    ///< from 0 (the file counts from 1), in the file of samples
    std::int64_t frames = 0;   ///< how long it lasts; 0 and 1: a moment
    std::int64_t channel = 0;  ///< from 1; 0: all
    std::optional<StartTime> date;
};

struct BrainVisionMarkers {
    std::vector<BrainVisionMarker> markers;  ///< ascending by frame
    std::int64_t unreadable = 0;             ///< lines that hold no position
    std::int64_t leftOut = 0;                ///< more than anybody can look at
};

/// Reads the text of a .vmrk file: `Mk3=Stimulus,S  1,1250,1,0` or, of a new segment, with a date
/// YYYYMMDDhhmmssuuuuuu behind it.
[[nodiscard]] BrainVisionMarkers readBrainVisionMarkers(std::string_view text);

}  // namespace facialis::acquisition
