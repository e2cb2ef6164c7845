// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace facialis {

/// Samples of a dataset that follow each other without a gap.
struct FrameRun {
    std::int64_t begin = 0;  ///< sample of the recording
    std::int64_t frame = 0;  ///< of the dataset
    std::int64_t frames = 0;

    bool operator==(const FrameRun&) const = default;

    [[nodiscard]] std::int64_t end() const { return begin + frames; }
};

}  // namespace facialis
