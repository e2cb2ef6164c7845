// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "data/model/recording.hpp"

namespace facialis {

/// A recording whose samples are held in memory: text files, the simulator, tests.
class MemoryRecording final : public Recording {
public:
    /// Stored numbers and what they mean; `physical = stored * scale + offset` is applied on
    /// reading.
    /// @param info    channel k has exactly stored[k].size() samples
    /// @param stored  one vector a channel; NaN marks a missing sample
    MemoryRecording(RecordingInfo info, std::vector<std::vector<double>> stored);

    [[nodiscard]] const RecordingInfo& info() const override { return info_; }
    [[nodiscard]] Result<void> read(std::size_t channel, SampleRange range,
                                    std::span<double> into) const override;
    [[nodiscard]] Result<void> readStored(std::size_t channel, SampleRange range,
                                          std::span<std::int32_t> into) const override;

private:
    RecordingInfo info_;
    std::vector<std::vector<double>> stored_;
};

}  // namespace facialis
