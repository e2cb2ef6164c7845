// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "data/model/recording.hpp"

namespace facialis {

/// The samples of another recording under another description: fewer channels, other names, another
/// date. Numbers stay as they are.
class RecordingView final : public Recording {
public:
    /// All channels of `recording`. @param info  one channel for each of them, in the same order
    RecordingView(std::shared_ptr<const Recording> recording, RecordingInfo info);
    /// Some of them. @param sources  index in `recording` of each channel of `info`
    RecordingView(std::shared_ptr<const Recording> recording, RecordingInfo info,
                  std::vector<std::size_t> sources);

    [[nodiscard]] const RecordingInfo& info() const override { return info_; }
    [[nodiscard]] Result<void> read(std::size_t channel, SampleRange range,
                                    std::span<double> into) const override;
    [[nodiscard]] Result<void> readStored(std::size_t channel, SampleRange range,
                                          std::span<std::int32_t> into) const override;
    void release(Duration time) const override;

private:
    std::shared_ptr<const Recording> recording_;
    RecordingInfo info_;
    std::vector<std::size_t> sources_;
};

/// A recording that somebody else keeps alive.
[[nodiscard]] std::shared_ptr<const Recording> borrowed(const Recording& recording);

}  // namespace facialis
