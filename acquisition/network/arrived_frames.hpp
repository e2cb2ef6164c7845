// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <vector>

#include "data/model/gap.hpp"
#include "data/model/sample_block.hpp"

namespace facialis::acquisition {

/// Frames that arrived and frames that are missing, in order, until a reader takes them.
class ArrivedFrames {
public:
    ArrivedFrames(std::size_t channels, Frequency rate) : channels_(channels), rate_(rate) {}

    void push(std::span<const double> frame);
    /// So many frames are missing here.
    void pushMissing(std::int64_t frames, const std::string& reason);

    /// Frames pushed so far, missing ones included.
    [[nodiscard]] std::int64_t pushed() const { return pushed_; }
    /// Frames taken so far.
    [[nodiscard]] std::int64_t taken() const { return taken_; }
    [[nodiscard]] bool isEmpty() const { return taken_ == pushed_; }
    /// Fills the block with what is there, missing frames as NaN.
    void take(SampleBlock& into);
    /// Gaps that lie in frames already taken, each once.
    [[nodiscard]] std::vector<Gap> takeGaps();

private:
    struct Missing {
        std::int64_t first = 0, count = 0;
        std::string reason;
    };

    std::size_t channels_;
    Frequency rate_;
    std::deque<double> values_;    ///< frame after frame, without the missing ones
    std::deque<Missing> missing_;  ///< that are not yet taken whole
    std::deque<Missing> gaps_;     ///< that were not handed out
    std::int64_t pushed_ = 0, taken_ = 0;
};

}  // namespace facialis::acquisition
