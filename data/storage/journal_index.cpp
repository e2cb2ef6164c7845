// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/journal_index.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

namespace facialis {

void JournalIndex::add(const FramesPlace& place)
{
    assert(place.firstFrame >= end_ && place.frames > 0 && "frames go forwards");
    constexpr std::int64_t most = std::numeric_limits<std::uint32_t>::max();
    if (anchors_.empty() || offsets_.size() - anchors_.back().first >= anchored ||
        place.firstFrame - anchors_.back().frame > most ||
        place.payloadAt - anchors_.back().at > most)
        anchors_.push_back({place.firstFrame, place.payloadAt, offsets_.size()});
    const Anchor& anchor = anchors_.back();
    offsets_.push_back({static_cast<std::uint32_t>(place.firstFrame - anchor.frame),
                        static_cast<std::uint32_t>(place.payloadAt - anchor.at),
                        static_cast<std::uint32_t>(place.frames * 2 + (place.isMissing ? 1 : 0))});
    end_ = place.firstFrame + place.frames;
}

FramesPlace JournalIndex::placeOf(const Anchor& anchor, const Offset& offset) const
{
    return {anchor.frame + offset.frame, offset.frames / 2, anchor.at + offset.at,
            offset.frames % 2 == 1};
}

std::optional<FramesPlace> JournalIndex::find(std::int64_t frame) const
{
    if (frame >= end_)
        return std::nullopt;
    auto anchor = std::upper_bound(
        anchors_.begin(), anchors_.end(), frame,
        [](std::int64_t wanted, const Anchor& candidate) { return wanted < candidate.frame; });
    if (anchor == anchors_.begin())
        return placeOf(anchors_.front(), offsets_.front());
    --anchor;
    const auto next = std::next(anchor);
    const auto at = [&](std::size_t offset) {
        return offsets_.begin() + static_cast<std::ptrdiff_t>(offset);
    };
    const auto end = next == anchors_.end() ? offsets_.end() : at(next->first);
    // The last record that begins at or before the frame; the first of an anchor always does.
    auto record = std::upper_bound(
        at(anchor->first), end, frame - anchor->frame,
        [](std::int64_t wanted, const Offset& candidate) { return wanted < candidate.frame; });
    const FramesPlace place = placeOf(*anchor, *std::prev(record));
    if (frame < place.firstFrame + place.frames)
        return place;
    if (record != end)
        return placeOf(*anchor, *record);
    return placeOf(*next, offsets_[next->first]);
}

}  // namespace facialis
