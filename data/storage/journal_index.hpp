// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>

namespace facialis {

/// One record of frames in the file.
struct FramesPlace {
    std::int64_t firstFrame = 0;
    std::int64_t frames = 0;
    std::int64_t payloadAt = 0;  ///< bytes from the begin of the file
    bool isMissing = false;      ///< the record has bitmaps
};

/// Where each record of frames stands: 12 bytes a record beside an anchor for every 64, so that an
/// hour of records of 50 ms takes under 1 MB.
class JournalIndex {
public:
    /// @param place  begins at or after end()
    void add(const FramesPlace& place);

    [[nodiscard]] std::int64_t end() const { return end_; }  ///< one past the last frame
    /// The record that holds `frame`, or the first one behind it; empty: none.
    [[nodiscard]] std::optional<FramesPlace> find(std::int64_t frame) const;

private:
    static constexpr std::size_t anchored = 64;
    struct Anchor {
        std::int64_t frame, at;
        std::size_t first;  ///< position in offsets_
    };
    struct Offset {
        std::uint32_t frame, at;  ///< from the anchor
        std::uint32_t frames;     ///< times two, plus one where the record has bitmaps
    };
    [[nodiscard]] FramesPlace placeOf(const Anchor& anchor, const Offset& offset) const;

    std::deque<Anchor> anchors_;
    std::deque<Offset> offsets_;
    std::int64_t end_ = 0;
};

}  // namespace facialis
