// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "data/model/channel_gap.hpp"
#include "data/model/quality_second.hpp"
#include "data/model/recording.hpp"
#include "data/storage/journal_index.hpp"
#include "data/storage/journal_layout.hpp"
#include "data/storage/missing_frames.hpp"

namespace facialis {

/// What a journal holds: filled by the writer while it writes, or by the reader record after
/// record, through the same add(). Samples stay in the file; in memory are where each record begins
/// (8 bytes), what is missing, and the remarks: under 1 MB an hour.
/// Thread-safety: all members may be called from any thread; add() from one at a time.
class Journal : public std::enable_shared_from_this<Journal> {
public:
    /// @param description  channels (of one rate), start, identity, format, warnings; lengths,
    ///                     gaps and annotations are those of the records
    /// @param path         of the file, for errors
    /// @param descriptor   of the open file, closed at the end; a lock on it is given up then
    Journal(RecordingInfo description, std::string path, int descriptor);
    ~Journal();
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;

    [[nodiscard]] const RecordingInfo& description() const { return description_; }
    [[nodiscard]] const JournalLayout& layout() const { return layout_; }
    [[nodiscard]] Frequency rate() const { return description_.channels.front().rate; }
    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] int descriptor() const { return descriptor_; }

    /// Takes notice of a whole record.
    /// @param payload  as it stands in the file
    /// @param at       where in the file the payload begins
    /// @errors the payload contradicts itself, the channels or what stood before it
    [[nodiscard]] Result<void> add(std::uint32_t kind, std::span<const std::byte> payload,
                                   std::int64_t at);

    [[nodiscard]] std::int64_t frames() const;  ///< one past the last that is in the file
    [[nodiscard]] bool isEnded() const;         ///< the recording was stopped, not interrupted
    /// Frames of all channels that never arrived, with the reasons that were told.
    [[nodiscard]] std::vector<Gap> gaps(std::int64_t frames) const;
    /// Samples of single channels that never arrived, of channels that store integers.
    [[nodiscard]] std::vector<ChannelGap> channelGaps(std::int64_t frames) const;
    [[nodiscard]] std::vector<Gap> toldGaps() const;            ///< as the source told them
    [[nodiscard]] std::vector<Annotation> annotations() const;  ///< ascending by onset
    [[nodiscard]] std::vector<QualitySecond> quality() const;   ///< ascending

    /// The recording as it stands, up to a frame: a Recording that reads from the file and stays as
    /// it is while more is appended. Missing frames read as NaN and stand in info().gaps.
    /// @param frames  at most what is in the file is given
    [[nodiscard]] std::unique_ptr<Recording> upTo(std::int64_t frames) const;

    /// For JournalRecording: reads from the file. @errors the medium failed
    [[nodiscard]] Result<void> readBytes(std::int64_t at, std::span<std::byte> into) const;
    [[nodiscard]] std::optional<FramesPlace> find(std::int64_t frame) const;

private:
    Result<void> addFrames(std::span<const std::byte> payload, std::int64_t at);

    RecordingInfo description_;
    std::string path_;
    JournalLayout layout_;
    int descriptor_;
    mutable std::mutex mutex_;
    JournalIndex index_;
    MissingFrames missing_;
    std::vector<Gap> told_;
    std::vector<Annotation> annotations_;
    std::vector<QualitySecond> quality_;
    std::optional<std::int64_t> end_;
};

}  // namespace facialis
