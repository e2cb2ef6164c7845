// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "data/model/channel.hpp"

namespace facialis {

/// Where the values of a channel stand in a record of frames. Channels of integers have 4 bytes a
/// value (int32, as stored), all others 8 (float64, physical).
class JournalLayout {
public:
    JournalLayout() = default;
    explicit JournalLayout(const std::vector<Channel>& channels);

    [[nodiscard]] std::size_t channels() const { return valueBytes_.size(); }
    [[nodiscard]] bool isInteger(std::size_t channel) const { return valueBytes_[channel] == 4; }
    [[nodiscard]] std::size_t valueBytes(std::size_t channel) const { return valueBytes_[channel]; }
    [[nodiscard]] std::size_t frameBytes() const { return frameBytes_; }

    /// Of one bitmap. @param frames of the record
    [[nodiscard]] static std::size_t bitmapBytes(std::size_t frames) { return (frames + 7) / 8; }
    /// Of a whole payload.
    [[nodiscard]] std::size_t payloadBytes(std::size_t frames, bool isMissing) const;
    /// From the begin of the payload to the bitmap of a channel.
    [[nodiscard]] std::size_t bitmapAt(std::size_t channel, std::size_t frames) const;
    /// From the begin of the payload to the first value of a channel.
    [[nodiscard]] std::size_t valuesAt(std::size_t channel, std::size_t frames,
                                       bool isMissing) const;

private:
    std::vector<std::size_t> valueBytes_, before_;  // before_: bytes a frame of channels before
    std::size_t frameBytes_ = 0;
};

}  // namespace facialis
