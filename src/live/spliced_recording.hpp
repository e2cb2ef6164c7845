// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "data/model/recording.hpp"

namespace facialis::engine {

/// Two views of one recording as one: the first as far as it goes, the second behind it.
/// Gaps that the second states behind the seam read as NaN.
class SplicedRecording final : public Recording {
public:
    /// @param head  with the description of the whole
    /// @param tail  the same channels, longer, numbered from the same first frame
    /// @param gaps  of the tail, behind the end of the head, ascending
    SplicedRecording(std::unique_ptr<Recording> head, std::unique_ptr<Recording> tail,
                     std::vector<Gap> gaps);

    [[nodiscard]] const RecordingInfo& info() const override { return info_; }
    [[nodiscard]] Result<void> read(std::size_t channel, SampleRange range,
                                    std::span<double> into) const override;
    [[nodiscard]] Result<void> readStored(std::size_t channel, SampleRange range,
                                          std::span<std::int32_t> into) const override;

private:
    std::unique_ptr<Recording> head_, tail_;
    RecordingInfo info_;
    std::vector<Gap> tailGaps_;
};

/// Frames of an unfinished session file that hold nothing but the integer 0: what a recorder puts
/// where no frame arrived, until a stop would tell the gap. A recording without integers has none.
/// @errors it cannot be read
[[nodiscard]] Result<std::vector<Gap>> emptyFrames(const Recording& recording, SampleRange range);

/// Whether `longer` goes on where `head` ends: the same channels, and the same stored numbers at
/// the end of `head`. @errors one of them cannot be read
[[nodiscard]] Result<bool> continues(const Recording& head, const Recording& longer);

}  // namespace facialis::engine
