// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <vector>

#include "data/model/sample_block.hpp"

namespace facialis::acquisition {

/// How the numbers of one channel of a device become samples.
struct ShownChannel {
    std::size_t column = 0;  ///< in the device's frames
    double scale = 1.0, offset = 0.0;
};

/// Frames between the decoder and the reader: numbers come first, their places on the timeline
/// later. Lost frames are counted, not stored, so that an hour's absence costs nothing.
/// One thread uses it.
class FrameQueue {
public:
    FrameQueue(std::size_t columns, std::vector<ShownChannel> shown);

    /// @param values  whole frames, one after the other
    void add(std::span<const double> values);
    /// The oldest frame without a place gets one, behind so many that are lost.
    void place(std::int64_t lostBefore);
    /// Fills the block with as many placed frames as there are. @return false: there are none
    [[nodiscard]] bool take(SampleBlock& into);

private:
    struct Run {
        std::int64_t lost = 0, there = 0;  ///< in this order
    };

    void compact();

    std::size_t columns_;
    std::vector<ShownChannel> shown_;
    std::vector<double> values_;
    std::size_t begin_ = 0;  ///< of the oldest frame in values_
    std::deque<Run> runs_;
};

}  // namespace facialis::acquisition
