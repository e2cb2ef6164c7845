// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "acquisition/files/brainvision/brainvision_markers.hpp"
#include "data/model/gap.hpp"
#include "data/model/units.hpp"

namespace facialis::acquisition {

/// Frames that follow each other in the file and in time.
struct BrainVisionRun {
    std::int64_t begin = 0;       ///< on the recording's timeline
    std::int64_t firstFrame = 0;  ///< in the file
    std::int64_t frames = 0;

    [[nodiscard]] std::int64_t end() const { return begin + frames; }
};

struct BrainVisionTimeline {
    std::vector<BrainVisionRun> runs;  ///< ascending, at least one
    std::vector<Gap> gaps;
    std::optional<StartTime> start;
    std::vector<std::string> warnings;

    /// Where a frame of the file stands in time; frames behind the last one continue it.
    [[nodiscard]] std::int64_t timelineFrame(std::int64_t frame) const;
    /// Frames from the first to the last, gaps included.
    [[nodiscard]] std::int64_t length() const { return runs.back().end(); }
};

/// Where the segments of a recording stand in time, by the dates of their "New Segment" markers: a
/// pause between two is a gap. A date that lies before the end of the segment in front of it, or
/// more than a week behind it, moves nothing and is named in the warnings.
/// @param frames  how many the file of samples holds, above zero
[[nodiscard]] BrainVisionTimeline brainVisionTimeline(const BrainVisionMarkers& markers,
                                                      std::int64_t frames, Frequency rate);

}  // namespace facialis::acquisition
