// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "data/model/channel_gap.hpp"
#include "data/model/sample_block.hpp"
#include "data/model/sample_range.hpp"
#include "data/storage/journal_layout.hpp"

namespace facialis {

/// Which frames of a journal have no samples: runs of all channels, and runs of single channels
/// that store integers (the others say it themselves, by NaN).
class MissingFrames {
public:
    /// Frames that no record holds.
    void addAll(SampleRange range);
    /// The bitmaps of a record of frames.
    void add(const JournalLayout& layout, std::span<const std::byte> bitmaps,
             std::int64_t firstFrame, std::int64_t frames);

    [[nodiscard]] const std::vector<SampleRange>& ofAll() const { return all_; }
    /// By channel; empty where no record had a bitmap.
    [[nodiscard]] const std::vector<std::vector<SampleRange>>& ofChannels() const
    {
        return channels_;
    }

private:
    // Runs are ascending, disjoint, and do not touch.
    std::vector<SampleRange> all_;
    std::vector<std::vector<SampleRange>> channels_;
};

/// A bitmap for each channel, bit i % 8 of byte i / 8 set where sample i is NaN; empty: none is.
/// @param into  reused
void findMissing(const SampleBlock& block, std::vector<std::byte>& into);

/// Runs of single channels as times.
[[nodiscard]] std::vector<ChannelGap> channelGapsOf(
    const std::vector<std::vector<SampleRange>>& missing, Frequency rate, std::int64_t frames);

/// Gaps for frames that never came: the reason is that of the told gap that overlaps a run most.
[[nodiscard]] std::vector<Gap> explainedGaps(const std::vector<SampleRange>& missing,
                                             const std::vector<Gap>& told, Frequency rate,
                                             std::int64_t frames);

}  // namespace facialis
