// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "data/storage/hdf5_object.hpp"
#include "data/storage/object_ids.hpp"
#include "data/storage/session_end.hpp"

namespace facialis {

/// Writes `/intervals/invalid_times`: gaps of all channels, gaps of one, and the seconds of a
/// channel that the quality record excludes. Nothing is written where there are none.
void writeInvalidTimes(const Hdf5Object& intervals, ObjectTypes& types,
                       std::span<const Channel> channels, const SessionEnd& end);
/// Writes `/intervals/annotations`; nothing for an empty list.
void writeAnnotations(const Hdf5Object& intervals, ObjectTypes& types,
                      std::span<const Channel> channels, std::span<const Annotation> annotations);

/// What reads as NaN. Times that are excluded though there are samples are not among them.
struct InvalidTimes {
    std::vector<Gap> gaps;
    std::vector<ChannelGap> channelGaps;
};
[[nodiscard]] InvalidTimes readInvalidTimes(const Hdf5Object& intervals);
[[nodiscard]] std::vector<Annotation> readAnnotations(const Hdf5Object& intervals);

}  // namespace facialis
