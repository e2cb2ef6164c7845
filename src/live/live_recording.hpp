// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "data/model/recording.hpp"

namespace facialis::engine {

/// A stream up to one of its frames: what is in its journal, and behind that what memory still
/// holds. Frames that are in neither read as NaN.
class LiveRecording final : public Recording {
public:
    /// Fills `into` with samples of a channel from memory; NaN where they are not there.
    using Recent =
        std::function<void(std::size_t channel, SampleRange range, std::span<double> into)>;

    /// @param stored  what the journal holds
    /// @param frames  of the whole
    LiveRecording(std::unique_ptr<Recording> stored, std::int64_t frames, Recent recent);

    [[nodiscard]] const RecordingInfo& info() const override { return info_; }
    [[nodiscard]] Result<void> read(std::size_t channel, SampleRange range,
                                    std::span<double> into) const override;
    /// @errors always: samples in memory are not stored
    [[nodiscard]] Result<void> readStored(std::size_t channel, SampleRange range,
                                          std::span<std::int32_t> into) const override;

private:
    std::unique_ptr<Recording> stored_;
    RecordingInfo info_;
    Recent recent_;
};

}  // namespace facialis::engine
