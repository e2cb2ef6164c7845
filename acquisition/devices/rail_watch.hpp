// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "data/model/channel.hpp"
#include "data/model/sample_block.hpp"

namespace facialis::acquisition {

/// Tells which electrodes are off by their channels: one without an electrode drifts to the end of
/// what the device can measure and stays there. Off after a tenth of a second at an end, on again
/// with the first sample between them. Channels whose ends are not known are never off.
class RailWatch {
public:
    RailWatch(const std::vector<Channel>& channels, Frequency rate);

    /// Frames as they are given out; lost ones say nothing.
    void watch(const SampleBlock& block);
    /// 1: off; a channel each. Empty: no channel has ends that are known.
    [[nodiscard]] const std::vector<std::uint8_t>& off() const { return off_; }

private:
    struct Rail {
        double low = 0.0, high = 0.0;  ///< physical; at or beyond: at an end
        std::int64_t stayed = 0;       ///< samples in a row at an end
    };
    std::vector<Rail> rails_;
    std::vector<std::uint8_t> off_;
    std::int64_t enough_;
};

}  // namespace facialis::acquisition
