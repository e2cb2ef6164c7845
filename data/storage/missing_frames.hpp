// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "data/model/gap.hpp"
#include "data/model/sample_range.hpp"
#include "data/storage/journal_layout.hpp"

namespace facialis {

/// Which frames of a journal have no samples: runs of all channels, and runs of single channels
/// that store integers (the others say it themselves, by NaN).
class MissingFrames {
public:
    struct ChannelRun {
        std::size_t channel;
        SampleRange range;
    };

    /// Frames that no record holds.
    void addAll(SampleRange range);
    /// The bitmaps of a record of frames.
    void add(const JournalLayout& layout, std::span<const std::byte> bitmaps,
             std::int64_t firstFrame, std::int64_t frames);

    [[nodiscard]] const std::vector<SampleRange>& ofAll() const { return all_; }
    [[nodiscard]] const std::vector<ChannelRun>& ofChannels() const { return channels_; }

private:
    std::vector<SampleRange> all_;      // ascending, disjoint, not touching
    std::vector<ChannelRun> channels_;  // ascending within a channel
};

/// Gaps for frames that never came: the reason is that of the told gap that overlaps a run most.
[[nodiscard]] std::vector<Gap> explainedGaps(const std::vector<SampleRange>& missing,
                                             const std::vector<Gap>& told, Frequency rate,
                                             std::int64_t frames);

}  // namespace facialis
