// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>
#include <stop_token>
#include <vector>

#include "data/model/recording.hpp"

namespace facialis::engine {

/// How far a reader of a recording is; may be looked at from another thread.
struct ReadingProgress {
    std::atomic<double> fraction{0.0};  ///< 0..1 of all samples, each read once
};

/// A recording whose reader can be watched and stopped: reading fails once a stop was asked for,
/// and how many of all samples were read is counted.
class WatchedRecording final : public Recording {
public:
    /// @param channels  names to show, one for each channel; empty: as the recording has them
    /// @param progress  outlives this; may be null
    WatchedRecording(std::shared_ptr<const Recording> recording, std::vector<Channel> channels,
                     std::stop_token stop, ReadingProgress* progress);

    [[nodiscard]] const RecordingInfo& info() const override { return info_; }
    [[nodiscard]] Result<void> read(std::size_t channel, SampleRange range,
                                    std::span<double> into) const override;
    [[nodiscard]] Result<void> readStored(std::size_t channel, SampleRange range,
                                          std::span<std::int32_t> into) const override;

private:
    [[nodiscard]] Result<void> note(std::int64_t samples) const;

    std::shared_ptr<const Recording> recording_;
    RecordingInfo info_;
    std::stop_token stop_;
    ReadingProgress* progress_;
    double all_ = 1.0;
    mutable std::atomic<std::int64_t> done_{0};
};

}  // namespace facialis::engine
