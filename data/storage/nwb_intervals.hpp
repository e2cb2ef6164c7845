// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "data/model/recording.hpp"
#include "data/storage/hdf5_object.hpp"
#include "data/storage/object_ids.hpp"

namespace facialis {

/// Writes gaps as `invalid_times` and annotations as `annotations` under `/intervals`.
/// Nothing is written for an empty list.
void writeIntervals(const Hdf5Object& intervals, ObjectTypes& types,
                    std::span<const Channel> channels, std::span<const Gap> gaps,
                    std::span<const Annotation> annotations);

[[nodiscard]] std::vector<Gap> readGaps(const Hdf5Object& intervals);
[[nodiscard]] std::vector<Annotation> readAnnotations(const Hdf5Object& intervals);

}  // namespace facialis
