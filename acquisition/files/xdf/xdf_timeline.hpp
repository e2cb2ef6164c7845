// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acquisition/files/xdf/stamp_fit.hpp"
#include "acquisition/files/xdf/xdf_survey.hpp"
#include "data/model/gap.hpp"

namespace facialis::acquisition {

/// Frames of a stream on the timeline of the recording.
struct PlacedRun {
    std::int64_t begin = 0;  ///< sample of the timeline
    std::int64_t firstFrame = 0;
    std::int64_t frames = 0;
    [[nodiscard]] std::int64_t end() const { return begin + frames; }
};

/// How the clock of a stream was understood: its rate, where its runs begin, and a sentence that
/// says what was fitted and how well.
struct XdfClock {
    Frequency rate;
    std::vector<StampedRun> runs;  ///< times of the recording computer's clock
    std::string sentence;
    bool isOdd = false;  ///< the stamps make no sense; the frames follow each other at `rate`
};

/// The clock of a numeric stream.
/// @param stated  the user's rate, for streams without one
/// @return empty where the stream is irregular and nobody stated a rate; `why` then says so
[[nodiscard]] std::optional<XdfClock> clockOf(const XdfStream& stream,
                                              std::span<const std::byte> file,
                                              std::optional<Frequency> stated, std::string& why);

/// Puts the runs of a stream on the timeline that begins at `zero`. Runs never overlap: what lies
/// before its predecessor's end, or would make the breaks longer than a day, follows it at once and
/// is named in `warnings`.
[[nodiscard]] std::vector<PlacedRun> placed(const XdfClock& clock, double zero,
                                            const std::string& called,
                                            std::vector<std::string>& warnings);

/// Time in which no stream has samples.
/// @param rates  one a stream
[[nodiscard]] std::vector<Gap> commonGaps(const std::vector<std::vector<PlacedRun>>& streams,
                                          const std::vector<Frequency>& rates);

}  // namespace facialis::acquisition
